package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The fillings of the reserve as rows. */
@ApplicationScoped
class Fillings {

    private static final String SELECT =
            "SELECT id, version, state, minutes, reason, proposed_by, proposed_at, decided_by, decided_at, decision_reason"
                    + " FROM reserve_filling";

    private final Database database;

    Fillings(Database database) {
        this.database = database;
    }

    /** @return false when its proposer used the key before */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Filling filling, String key) {
        return database.update(
                        """
                        INSERT INTO reserve_filling
                          (id, version, state, minutes, reason, proposed_by, idempotency_key, proposed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (proposed_by, idempotency_key) DO NOTHING""",
                        filling.id(),
                        filling.version(),
                        filling.state().wire(),
                        filling.minutes(),
                        filling.reason(),
                        filling.proposedBy(),
                        key,
                        filling.proposedAt())
                == 1;
    }

    @Transactional
    Optional<Filling> under(String proposer, String key) {
        return database.first(SELECT + " WHERE proposed_by = ? AND idempotency_key = ?", Fillings::read, proposer, key);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Filling locked(UUID id) {
        return database.first(SELECT + " WHERE id = ? FOR UPDATE", Fillings::read, id)
                .orElseThrow(() -> Problem.notFound("filling", "该储备注入"));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void save(Filling filling) {
        database.update(
                """
                UPDATE reserve_filling
                   SET version = ?, state = ?, decided_by = ?, decided_at = ?, decision_reason = ? WHERE id = ?""",
                filling.version(),
                filling.state().wire(),
                filling.decidedBy(),
                filling.decidedAt(),
                filling.decisionReason(),
                filling.id());
    }

    /** The latest first. */
    @Transactional
    List<Filling> page(@Nullable ReserveState state, @Nullable UUID before, int limit) {
        return database.list(
                SELECT + " WHERE (?::text IS NULL OR state = ?) AND (?::uuid IS NULL OR id < ?)"
                        + " ORDER BY id DESC LIMIT ?",
                Fillings::read,
                state == null ? null : state.wire(),
                state == null ? null : state.wire(),
                before,
                before,
                limit);
    }

    private static Filling read(ResultSet row) throws SQLException {
        return new Filling(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                ReserveState.of(row.getString("state")).orElseThrow(),
                row.getLong("minutes"),
                row.getString("reason"),
                row.getString("proposed_by"),
                Objects.requireNonNull(Database.instant(row, "proposed_at")),
                row.getString("decided_by"),
                Database.instant(row, "decided_at"),
                row.getString("decision_reason"));
    }
}
