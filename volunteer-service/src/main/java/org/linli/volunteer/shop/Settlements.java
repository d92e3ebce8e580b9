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
import org.linli.kit.sql.Database;

/** The tables of settlements and their lines. */
@ApplicationScoped
class Settlements {

    private static final String SELECT =
            "SELECT id, shop, until, community_points, unit_points, at FROM shop_settlement";

    private static final String LINES = """
            SELECT r.id, r.item, i.title, r.count, r.currency, r.points, r.ended_at
              FROM redemption r JOIN shop_item i ON i.id = r.item
            """;

    private final Database database;

    Settlements(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Settlement> byId(UUID id) {
        return database.first(SELECT + " WHERE id = ?", Settlements::read, id);
    }

    @Transactional
    Optional<Settlement> byKey(String by, String key) {
        return database.first(SELECT + " WHERE settled_by = ? AND idempotency_key = ?", Settlements::read, by, key);
    }

    /** Of a shop, the first one first, after an id. */
    @Transactional
    List<Settlement> after(String shop, @Nullable UUID id, int limit) {
        return database.list(
                SELECT + " WHERE shop = ? AND (?::uuid IS NULL OR id > ?) ORDER BY id LIMIT ?",
                Settlements::read,
                shop,
                id,
                id,
                limit);
    }

    /** Collected before the moment, not reversed and in no settlement; the caller holds the shop's row. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Settlement.Line> unsettled(String shop, Instant until) {
        return database.list(LINES + """
                 WHERE r.shop = ? AND r.state = 'collected' AND r.ended_at < ?
                   AND NOT EXISTS (SELECT 1 FROM shop_settlement_line l WHERE l.redemption = r.id)
                   AND NOT EXISTS (SELECT 1 FROM ledger_transfer t JOIN ledger_transfer v ON v.reverses = t.id
                                    WHERE t.hold = r.hold)
                 ORDER BY r.id""", Settlements::line, shop, until);
    }

    @Transactional
    Settlement.Statement statement(Settlement settlement) {
        return new Settlement.Statement(
                settlement,
                database.list(
                        LINES
                                + " JOIN shop_settlement_line l ON l.redemption = r.id WHERE l.settlement = ? ORDER BY r.id",
                        Settlements::line,
                        settlement.id()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(Settlement settlement, List<Settlement.Line> lines, String by, String key) {
        database.update(
                """
                INSERT INTO shop_settlement (id, shop, until, community_points, unit_points, settled_by, idempotency_key, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                settlement.id(),
                settlement.shop(),
                settlement.until(),
                settlement.communityPoints(),
                settlement.unitPoints(),
                by,
                key,
                settlement.at());
        database.update(
                "INSERT INTO shop_settlement_line (redemption, settlement) SELECT unnest(?)::uuid, ?",
                lines.stream().map(line -> line.redemption().toString()).toList(),
                settlement.id());
    }

    private static Settlement read(ResultSet row) throws SQLException {
        return new Settlement(
                row.getObject("id", UUID.class),
                row.getString("shop"),
                Objects.requireNonNull(Database.instant(row, "until")),
                row.getLong("community_points"),
                row.getLong("unit_points"),
                Objects.requireNonNull(Database.instant(row, "at")));
    }

    private static Settlement.Line line(ResultSet row) throws SQLException {
        return new Settlement.Line(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                row.getString("title"),
                row.getInt("count"),
                row.getString("currency"),
                row.getLong("points"),
                Objects.requireNonNull(Database.instant(row, "ended_at")));
    }
}
