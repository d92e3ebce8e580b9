package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** The holds as rows, and the lots they reserve. Changed only by whoever holds the lock of their account. */
@ApplicationScoped
class Holds {

    private static final String SELECT =
            "SELECT id, key, account, amount, state, placed_at, expires_at, closed_at, actor, reason FROM ledger_hold";

    private final Database database;

    Holds(Database database) {
        this.database = database;
    }

    /** @return whether it was written; false when its key is there already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Hold hold, List<Portion> pinned) {
        boolean added = database.update(
                        """
                        WITH placed AS (
                          INSERT INTO ledger_hold (id, key, account, amount, state, placed_at, expires_at, actor, reason)
                          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                          ON CONFLICT (key) DO NOTHING
                          RETURNING account, amount)
                        UPDATE ledger_account a SET held = a.held + placed.amount
                          FROM placed WHERE a.id = placed.account""",
                        hold.id(),
                        hold.key(),
                        hold.account(),
                        hold.amount(),
                        hold.state().code(),
                        hold.placedAt(),
                        hold.expiresAt(),
                        hold.actor(),
                        hold.reason())
                == 1;
        if (added && !pinned.isEmpty()) {
            pin(hold.id(), pinned);
        }
        return added;
    }

    private void pin(UUID hold, List<Portion> portions) {
        database.update("""
                WITH portion AS (SELECT * FROM unnest(?::uuid[], ?::bigint[]) AS p (lot, amount)),
                pinned AS (INSERT INTO ledger_pin (hold, lot, amount) SELECT ?::uuid, lot, amount FROM portion)
                UPDATE ledger_lot l SET held = l.held + p.amount FROM portion p WHERE l.id = p.lot""", Lots.ids(portions), Lots.numbers(portions, Portion::amount), hold);
    }

    /** Ends an open hold and frees what it reserved. */
    @Transactional(Transactional.TxType.MANDATORY)
    void close(UUID hold, Hold.State state, Instant at) {
        database.update("""
                WITH closed AS (
                  UPDATE ledger_hold SET state = ?, closed_at = ? WHERE id = ? AND state = 'open'
                  RETURNING id, account, amount),
                unpinned AS (
                  UPDATE ledger_lot l SET held = l.held - p.amount
                    FROM closed JOIN ledger_pin p ON p.hold = closed.id WHERE l.id = p.lot)
                UPDATE ledger_account a SET held = a.held - closed.amount FROM closed WHERE a.id = closed.account""", state.code(), at, hold);
    }

    @Transactional
    Optional<Hold> byId(UUID id) {
        return database.first(SELECT + " WHERE id = ?", Holds::read, id);
    }

    @Transactional
    Optional<Hold> byKey(String key) {
        return database.first(SELECT + " WHERE key = ?", Holds::read, key);
    }

    /** What a hold reserves, what ends first at the head; nothing taken yet, all of it unpinned. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Portion> pinnedBy(UUID hold) {
        return database.list(
                "SELECT " + Lots.COLUMNS + ", p.amount AS pinned FROM ledger_pin p JOIN ledger_lot l ON l.id = p.lot"
                        + " WHERE p.hold = ? ORDER BY l.expires_on, l.id",
                row -> new Portion(Lots.read(row), 0, row.getLong("pinned")),
                hold);
    }

    /** Open holds whose time is up, those first that are longest over. */
    @Transactional
    List<UUID> due(Instant now, int limit) {
        return database.list(
                "SELECT id FROM ledger_hold WHERE state = 'open' AND expires_at <= ? ORDER BY expires_at, id LIMIT ?",
                row -> row.getObject("id", UUID.class),
                now,
                limit);
    }

    private static Hold read(ResultSet row) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getObject("account", UUID.class),
                row.getLong("amount"),
                Hold.State.of(row.getString("state")),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                Database.instant(row, "closed_at"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
