package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.Currency;

/** The table of items. Whoever changes an item or redeems it holds its row. */
@ApplicationScoped
class ShopItems {

    private static final String SELECT = """
            SELECT id, version, shop, state, title, currency, points, stock, per_person, collect_within_days, last_day
              FROM shop_item""";

    private final Database database;

    ShopItems(Database database) {
        this.database = database;
    }

    /** @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    ShopItem locked(UUID id) {
        return database.first(SELECT + " WHERE id = ? FOR NO KEY UPDATE", ShopItems::read, id)
                .orElseThrow(() -> Problem.notFound("item", "该商品"));
    }

    /** Those after an id, all states or what is offered only. */
    @Transactional
    List<ShopItem> after(String shop, @Nullable UUID id, boolean all, int limit) {
        return database.list(
                SELECT
                        + " WHERE shop = ? AND (?::uuid IS NULL OR id > ?) AND (? OR state = 'offered') ORDER BY id LIMIT ?",
                ShopItems::read,
                shop,
                id,
                id,
                all,
                limit);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(ShopItem item, String by, Instant now) {
        database.update(
                """
                INSERT INTO shop_item (id, version, shop, state, title, currency, points, stock, per_person,
                                       collect_within_days, last_day, made_by, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                item.id(),
                item.version(),
                item.shop(),
                item.state().wire(),
                item.title(),
                item.currency().code(),
                item.points(),
                item.stock(),
                item.perPerson(),
                item.collectWithinDays(),
                item.lastDay(),
                by,
                now);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void save(ShopItem item) {
        database.update(
                "UPDATE shop_item SET version = ?, state = ?, stock = ? WHERE id = ?",
                item.version(),
                item.state().wire(),
                item.stock(),
                item.id());
    }

    /**
     * Puts pieces back that were reserved; the version stays: nobody changed the item. Never more than a shelf may hold, as it may
     * have been filled meanwhile: points are not kept for want of room.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void putBack(UUID id, int pieces) {
        database.update(
                "UPDATE shop_item SET stock = least(stock + ?, ?) WHERE id = ?", pieces, StockingShop.MOST_PIECES, id);
    }

    /** Takes pieces of a locked item that has them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(UUID id, int pieces) {
        database.update("UPDATE shop_item SET stock = stock - ? WHERE id = ?", pieces, id);
    }

    private static ShopItem read(ResultSet row) throws SQLException {
        return new ShopItem(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("shop"),
                ItemState.of(row.getString("state")),
                row.getString("title"),
                Currency.of(row.getString("currency")).orElseThrow(),
                row.getLong("points"),
                row.getInt("stock"),
                row.getObject("per_person", Integer.class),
                row.getInt("collect_within_days"),
                row.getObject("last_day", LocalDate.class));
    }
}
