package org.linli.care.duplicate;

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
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** The table of pairs. */
@ApplicationScoped
class Pairs {

    private final Database database;

    Pairs(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Pair> find(UUID id) {
        return database.first("SELECT * FROM duplicate_pair WHERE id = ?", Pairs::read, id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Pair> locked(UUID id) {
        return database.first("SELECT * FROM duplicate_pair WHERE id = ? FOR UPDATE", Pairs::read, id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<Pair> lockedOf(UUID elder) {
        return database.list(
                "SELECT * FROM duplicate_pair WHERE ? IN (one, other) ORDER BY id FOR UPDATE", Pairs::read, elder);
    }

    /** The caller holds the keys by which the two were found: nobody else finds them at the same time. */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID found(UUID elder, UUID same, List<String> reasons, Instant now) {
        UUID id = TimeOrderedId.at(now);
        database.update("""
                INSERT INTO duplicate_pair (id, version, state, one, other, reasons, found_at)
                VALUES (?, 1, 'open', least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, ?)""", id, elder, same, elder, same, reasons, now);
        return id;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void seen(Pair pair, PairState state, List<String> reasons) {
        database.update(
                "UPDATE duplicate_pair SET version = version + 1, state = ?, reasons = ? WHERE id = ?",
                state.wire(),
                reasons,
                pair.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void decided(Pair pair, PairState state, @Nullable UUID kept, String reason, String by, Instant now) {
        database.update("""
                UPDATE duplicate_pair SET version = version + 1, state = ?, kept = ?::uuid, reason = ?, decided_by = ?,
                       decided_at = ? WHERE id = ?""", state.wire(), kept, reason, by, now, pair.id());
    }

    static Problem unknown() {
        return Problem.notFound("pair of entries", "该对登记");
    }

    static Pair read(ResultSet row) throws SQLException {
        return new Pair(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                PairState.of(row.getString("state")),
                row.getObject("one", UUID.class),
                row.getObject("other", UUID.class),
                List.of((String[]) row.getArray("reasons").getArray()),
                Objects.requireNonNull(Database.instant(row, "found_at")),
                row.getObject("kept", UUID.class),
                row.getString("reason"),
                Database.instant(row, "decided_at"));
    }
}
