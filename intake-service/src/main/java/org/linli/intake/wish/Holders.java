package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Who helps with a wish, as volunteer-service says; who ever did is kept, so that nobody judges what they did themselves. */
@ApplicationScoped
class Holders {

    private final Wishes wishes;
    private final Database database;

    Holders(Wishes wishes, Database database) {
        this.wishes = wishes;
        this.database = database;
    }

    /** The whole list as it is now; an older one than was heard changes nothing. @param version of the list */
    @Transactional(Transactional.TxType.MANDATORY)
    void are(UUID id, long version, List<String> subjects) {
        wishes.locked(id).filter(wish -> wish.holdersVersion < version).ifPresent(wish -> {
            wish.holdersVersion = version;
            database.update("UPDATE wish_holder SET holds = false WHERE wish_id = ? AND holds", id);
            database.update("""
                    INSERT INTO wish_holder (wish_id, subject, holds) SELECT DISTINCT ?::uuid, s, true FROM unnest(?) AS t(s)
                    ON CONFLICT (wish_id, subject) DO UPDATE SET holds = true""", id, subjects);
        });
    }

    /** Whether the subject may come to whom the wish is for, or is there. */
    @Transactional
    boolean holds(UUID wish, String subject) {
        return database.first(
                        "SELECT 1 FROM wish_holder WHERE wish_id = ? AND subject = ? AND holds",
                        row -> true,
                        wish,
                        subject)
                .isPresent();
    }

    /** Whether the subject does, or ever did. */
    @Transactional
    boolean everHeld(UUID wish, String subject) {
        return database.first("SELECT 1 FROM wish_holder WHERE wish_id = ? AND subject = ?", row -> true, wish, subject)
                .isPresent();
    }
}
