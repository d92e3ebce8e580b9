package org.linli.volunteer.shop;

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
import org.linli.volunteer.ledger.Currency;

/** The table of redemptions. */
@ApplicationScoped
class Redemptions {

    static final String SELECT = """
            SELECT r.id, r.version, r.item, i.title, r.shop, r.person, r.count, r.currency, r.points, r.hold, r.state,
                   r.reserved_at, r.collect_by, r.ended_at
              FROM redemption r JOIN shop_item i ON i.id = r.item""";

    private final Database database;
    private final PickUpCodes codes;

    Redemptions(Database database, PickUpCodes codes) {
        this.database = database;
        this.codes = codes;
    }

    @Transactional
    Optional<Redemption> byId(UUID id) {
        return database.first(SELECT + " WHERE r.id = ?", Redemptions::read, id);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Redemption locked(UUID id) {
        return database.first(SELECT + " WHERE r.id = ? FOR NO KEY UPDATE OF r", Redemptions::read, id)
                .orElseThrow(Redemptions::unknown);
    }

    /** The one whose code this is at the shop, locked: what waits for it before what was collected with it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Redemption> lockedByCode(String shop, String code) {
        return database.first(
                SELECT
                        + " WHERE r.shop = ? AND r.code_print = ANY (?) AND (r.state = 'reserved' OR r.state = 'collected')"
                        + " ORDER BY r.state DESC LIMIT 1 FOR NO KEY UPDATE OF r",
                Redemptions::read,
                shop,
                codes.prints(code));
    }

    /** What somebody redeemed under a key. */
    @Transactional
    Optional<Redemption> byKey(String redeemedBy, String key) {
        return database.first(
                SELECT + " WHERE r.redeemed_by = ? AND r.idempotency_key = ?", Redemptions::read, redeemedBy, key);
    }

    /** Pieces of an item that somebody has reserved or collected; the caller holds the item. */
    @Transactional(Transactional.TxType.MANDATORY)
    int piecesOf(UUID person, UUID item) {
        return database.first("""
                        SELECT coalesce(sum(count), 0)::int AS pieces FROM redemption
                         WHERE item = ? AND person = ? AND state IN ('reserved', 'collected')""", row -> row.getInt("pieces"), item, person).orElseThrow();
    }

    /** @return false when something was redeemed under the key already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Redemption redemption, String redeemedBy, String key) {
        String code = codes.fresh(redemption.id());
        return database.update(
                        """
                        INSERT INTO redemption (id, version, item, shop, person, count, currency, points, hold, code_print,
                                                code_sealed, state, redeemed_by, idempotency_key, reserved_at, collect_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (redeemed_by, idempotency_key) DO NOTHING""",
                        redemption.id(),
                        redemption.version(),
                        redemption.item(),
                        redemption.shop(),
                        redemption.person(),
                        redemption.count(),
                        redemption.currency().code(),
                        redemption.points(),
                        redemption.hold(),
                        codes.print(code),
                        codes.sealed(redemption.id(), code),
                        redemption.state().wire(),
                        redeemedBy,
                        key,
                        redemption.reservedAt(),
                        redemption.collectBy())
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void ended(UUID id, RedemptionState how, String by, Instant at) {
        database.update(
                "UPDATE redemption SET version = version + 1, state = ?, ended_at = ?, ended_by = ? WHERE id = ?",
                how.wire(),
                at,
                by,
                id);
    }

    /** Reserved ones whose code is over, the longest over first. */
    @Transactional
    List<UUID> due(Instant now, int most) {
        return database.list(
                "SELECT id FROM redemption WHERE state = 'reserved' AND collect_by <= ? ORDER BY collect_by, id LIMIT ?",
                row -> row.getObject("id", UUID.class),
                now,
                most);
    }

    static Redemption read(ResultSet row) throws SQLException {
        return new Redemption(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("item", UUID.class),
                row.getString("title"),
                row.getString("shop"),
                row.getObject("person", UUID.class),
                row.getInt("count"),
                Currency.of(row.getString("currency")).orElseThrow(),
                row.getLong("points"),
                row.getObject("hold", UUID.class),
                RedemptionState.of(row.getString("state")),
                instant(row, "reserved_at"),
                instant(row, "collect_by"),
                Database.instant(row, "ended_at"));
    }

    static Problem unknown() {
        return Problem.notFound("redemption", "该兑换");
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Instant at = Database.instant(row, column);
        return Objects.requireNonNull(at);
    }
}
