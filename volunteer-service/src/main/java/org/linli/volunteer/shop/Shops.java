package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of shops. */
@ApplicationScoped
class Shops {

    private static final String SELECT = "SELECT code, name, unit, area, opened_at FROM shop";

    private final Database database;

    Shops(Database database) {
        this.database = database;
    }

    /** @throws Problem not-found */
    @Transactional
    Shop required(String code) {
        return database.first(SELECT + " WHERE code = ?", Shops::read, code).orElseThrow(Shops::unknown);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Shop locked(String code) {
        return database.first(SELECT + " WHERE code = ? FOR NO KEY UPDATE", Shops::read, code)
                .orElseThrow(Shops::unknown);
    }

    @Transactional
    Page<Shop> page(int limit, @Nullable String cursor) {
        int size = Page.limit(limit);
        List<Object> arguments = new ArrayList<>();
        String after = "";
        if (cursor != null) {
            after = " WHERE code > ?";
            arguments.add(Cursor.parse(cursor, 1).text(0));
        }
        arguments.add(size + 1);
        return Page.of(
                database.list(SELECT + after + " ORDER BY code LIMIT ?", Shops::read, arguments.toArray()),
                size,
                shop -> Cursor.of(shop.code()));
    }

    /** @return false when there is one of this code */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Shop shop, String by) {
        return database.update("""
                        INSERT INTO shop (code, name, unit, area, opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""", shop.code(), shop.name(), shop.unit(), shop.area(), by, shop.openedAt()) == 1;
    }

    private static Shop read(ResultSet row) throws SQLException {
        return new Shop(
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("area"),
                Objects.requireNonNull(Database.instant(row, "opened_at")));
    }

    private static Problem unknown() {
        return Problem.notFound("shop", "该积分店");
    }
}
