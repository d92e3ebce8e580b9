package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.linli.care.visit.MatterReaders;
import org.linli.care.visit.VisitRef;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/** Who helps with a visit, as volunteer-service says; who ever did is kept, so that nobody judges what they did themselves. */
@ApplicationScoped
class HelpHolders implements MatterReaders {

    private static final String HOLDER = "holder";

    private final Database database;

    HelpHolders(Database database) {
        this.database = database;
    }

    /** The whole list as it is now; an older one than was heard, or that of a visit without help, changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void are(String visitId, long version, List<String> subjects) {
        int newer = database.update(
                "UPDATE help SET holders_version = ? WHERE visit_id = ? AND holders_version < ?",
                version,
                visitId,
                version);
        if (newer == 0) {
            return;
        }
        database.update("UPDATE help_holder SET holds = false WHERE visit_id = ? AND holds", visitId);
        database.update("""
                INSERT INTO help_holder (visit_id, subject, holds) SELECT DISTINCT ?, s, true FROM unnest(?) AS t(s)
                ON CONFLICT (visit_id, subject) DO UPDATE SET holds = true""", visitId, subjects);
    }

    /** While they are about to come, or are there. */
    @Override
    @Transactional
    public Optional<String> mayRead(VisitRef visit, Actor actor) {
        return actor.has("volunteer")
                        && database.first("""
                                        SELECT 1 FROM help_holder o JOIN help h ON h.visit_id = o.visit_id
                                         WHERE o.visit_id = ? AND o.subject = ? AND o.holds AND h.state IN ('wanted', 'claimed')""", row -> true, visit.id(), actor.subject())
                                .isPresent()
                ? Optional.of(HOLDER)
                : Optional.empty();
    }

    @Transactional
    boolean everHeld(String visitId, String subject) {
        return database.first(
                        "SELECT 1 FROM help_holder WHERE visit_id = ? AND subject = ?", row -> true, visitId, subject)
                .isPresent();
    }
}
