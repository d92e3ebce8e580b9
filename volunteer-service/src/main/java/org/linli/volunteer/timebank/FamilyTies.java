package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.Person;

/** Who is family of whom. */
@ApplicationScoped
class FamilyTies {

    /**
     * A tie as one of the two sees it.
     *
     * @param person the other one
     * @param askedByMe who asked
     * @param agreedAt null: only asked for
     */
    record Tie(
            UUID person,
            boolean askedByMe,
            Instant askedAt,
            @Nullable Instant agreedAt) {}

    private static final String PAIR = " one = least(?::uuid, ?::uuid) AND other = greatest(?::uuid, ?::uuid)";

    private final Database database;

    FamilyTies(Database database) {
        this.database = database;
    }

    /** Whether they live together, or both said that they are family. */
    @Transactional
    boolean areFamily(Person one, Person other) {
        return one.household() != null && one.household().equals(other.household())
                || database.first(
                                "SELECT 1 FROM family_tie WHERE agreed_at IS NOT NULL AND" + PAIR,
                                row -> true,
                                one.id(),
                                other.id(),
                                one.id(),
                                other.id())
                        .isPresent();
    }

    @Transactional
    Optional<Tie> between(UUID me, UUID other) {
        return database.first("SELECT * FROM family_tie WHERE" + PAIR, row -> read(row, me), me, other, me, other);
    }

    /** Those who agreed and those who are asked, the earliest first. */
    @Transactional
    List<Tie> of(UUID me) {
        return database.list(
                "SELECT * FROM family_tie WHERE one = ? OR other = ? ORDER BY asked_at, one, other",
                row -> read(row, me),
                me,
                me);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void ask(UUID me, UUID other, Instant at) {
        database.update("""
                INSERT INTO family_tie (one, other, asked_by, asked_at)
                VALUES (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?)""", me, other, me, other, me, at);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void agree(UUID me, UUID other, Instant at) {
        database.update(
                "UPDATE family_tie SET agreed_at = greatest(?, asked_at) WHERE agreed_at IS NULL AND" + PAIR,
                at,
                me,
                other,
                me,
                other);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(UUID me, UUID other) {
        database.update("DELETE FROM family_tie WHERE" + PAIR, me, other, me, other);
    }

    private static Tie read(ResultSet row, UUID me) throws SQLException {
        UUID one = row.getObject("one", UUID.class);
        return new Tie(
                one.equals(me) ? row.getObject("other", UUID.class) : one,
                row.getObject("asked_by", UUID.class).equals(me),
                Objects.requireNonNull(Database.instant(row, "asked_at")),
                Database.instant(row, "agreed_at"));
    }
}
