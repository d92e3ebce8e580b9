package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of takings. Each is changed under the lock of its offer. */
@ApplicationScoped
class Takings {

    private static final String SELECT = """
            SELECT t.id, t.version, t.state, t.offer_id, t.need_id, t.asked_by, t.asked_as, t.asked_at, t.agreed_at, t.ended_at,
                   t.reason
              FROM offer_taking t
            """;

    private final Database database;

    Takings(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Taking> byId(UUID id) {
        return database.first(SELECT + " WHERE t.id = ?", Takings::read, id);
    }

    @Transactional
    List<Taking> ofOffer(UUID offer) {
        return database.list(SELECT + " WHERE t.offer_id = ? ORDER BY t.asked_at, t.id", Takings::read, offer);
    }

    @Transactional
    List<Taking> ofNeed(UUID need) {
        return database.list(SELECT + " WHERE t.need_id = ? ORDER BY t.asked_at, t.id", Takings::read, need);
    }

    /** Those that are asked or agreed; the caller holds the offer's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Taking> open(UUID offer) {
        return database.list(
                SELECT + " WHERE t.offer_id = ? AND t.state IN ('ASKED', 'AGREED') ORDER BY t.asked_at, t.id",
                Takings::read,
                offer);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Taking> askedBefore(String by, String key) {
        return database.first(SELECT + " WHERE t.asked_by = ? AND t.idempotency_key = ?", Takings::read, by, key);
    }

    /** @return false when something was asked under the key meanwhile; whoever was first is committed then */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Taking taking, String key) {
        return database.update(
                        """
                        INSERT INTO offer_taking (id, version, state, offer_id, need_id, asked_by, asked_as, idempotency_key,
                                                  asked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (asked_by, idempotency_key) DO NOTHING""",
                        taking.id(),
                        taking.version(),
                        taking.state().name(),
                        taking.offerId(),
                        taking.needId(),
                        taking.askedBy(),
                        taking.askedAs(),
                        key,
                        taking.askedAt())
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void stands(Taking taking) {
        database.update(
                "UPDATE offer_taking SET version = ?, state = ?, agreed_at = ?, ended_at = ?, reason = ? WHERE id = ?",
                taking.version(),
                taking.state().name(),
                taking.agreedAt(),
                taking.endedAt(),
                taking.reason(),
                taking.id());
    }

    static Problem unknown() {
        return Problem.notFound("taking", "该申请");
    }

    private static Taking read(ResultSet row) throws SQLException {
        return new Taking(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                TakingState.valueOf(row.getString("state")),
                row.getObject("offer_id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getString("asked_by"),
                row.getString("asked_as"),
                Objects.requireNonNull(Database.instant(row, "asked_at")),
                Database.instant(row, "agreed_at"),
                Database.instant(row, "ended_at"),
                row.getString("reason"));
    }
}
