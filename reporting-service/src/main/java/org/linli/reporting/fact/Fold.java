package org.linli.reporting.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/**
 * What one event adds to one row. Each addition commutes with every other: whichever order the events of the two topics
 * come in, live or read again by a rebuild, the row ends the same. Counting each event once is the inbox's part.
 */
final class Fold {

    private static final Map<String, String> SQL = new ConcurrentHashMap<>();

    private final String table;
    private final String key;
    private final List<String> columns = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    private Fold(String table, Map<String, Object> key) {
        this.table = table;
        columns.addAll(key.keySet());
        values.addAll(key.values());
        this.key = String.join(", ", columns);
    }

    static Fold report(UUID reportId) {
        return new Fold("report_fact", Map.of("report_id", reportId));
    }

    static Fold order(UUID orderId) {
        return new Fold("order_fact", Map.of("order_id", orderId));
    }

    static Fold stage(UUID orderId, String stageCode) {
        // In an order, so that the same additions make the same statement.
        return new Fold("stage_fact", new TreeMap<>(Map.of("order_id", orderId, "stage_code", stageCode)));
    }

    /** The earliest of all values counts. */
    Fold least(String column, @Nullable Object value) {
        return put(column, value, column + " = LEAST(f." + column + ", EXCLUDED." + column + ")");
    }

    /** The latest of all values counts. */
    Fold greatest(String column, @Nullable Object value) {
        return put(column, value, column + " = GREATEST(f." + column + ", EXCLUDED." + column + ")");
    }

    /** Every event says the same, as of an identifier. */
    Fold same(String column, @Nullable Object value) {
        return put(column, value, column + " = COALESCE(f." + column + ", EXCLUDED." + column + ")");
    }

    /** Once true, always true. */
    Fold flag(String column) {
        return flag(column, true);
    }

    Fold flag(String column, boolean value) {
        return put(column, value, column + " = f." + column + " OR EXCLUDED." + column);
    }

    Fold count(String column) {
        return put(column, 1, column + " = f." + column + " + EXCLUDED." + column);
    }

    /** The value of the highest version counts. */
    Fold latest(String versionColumn, long version, String column, @Nullable Object value) {
        if (!columns.contains(versionColumn)) {
            greatest(versionColumn, version);
        }
        return put(
                column,
                value,
                column + " = CASE WHEN EXCLUDED." + versionColumn + " > f." + versionColumn + " THEN EXCLUDED." + column
                        + " ELSE f." + column + " END");
    }

    void into(Database database) {
        database.update(sql(), values.toArray());
    }

    private Fold put(String column, @Nullable Object value, String change) {
        columns.add(column);
        values.add(value);
        changes.add(change);
        return this;
    }

    private String sql() {
        Supplier<String> write = () -> "INSERT INTO " + table + " AS f (" + String.join(", ", columns) + ") VALUES ("
                + "?, ".repeat(columns.size() - 1) + "?) ON CONFLICT (" + key + ") DO UPDATE SET "
                + String.join(", ", changes);
        // The same additions make the same statement, so that it is prepared once.
        return SQL.computeIfAbsent(table + columns + changes, same -> write.get());
    }
}
