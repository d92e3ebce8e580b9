package org.linli.intake.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows with one statement and one round trip: each column travels as one array.
 *
 * @param <T> what a row is made from
 */
public final class BulkInsert<T> {

    /** Reads one row that the statement returned. */
    @FunctionalInterface
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    private record Column<T>(String name, String type, Function<T, ? extends @Nullable Object> value) {}

    private final String table;
    private final List<Column<T>> columns = new ArrayList<>();
    private String ending = "";

    private BulkInsert(String table) {
        this.table = table;
    }

    public static <T> BulkInsert<T> into(String table) {
        return new BulkInsert<>(table);
    }

    /** @param type of PostgreSQL, such as {@code uuid}; no array type, for {@code unnest} would flatten it */
    public BulkInsert<T> column(String name, String type, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    public BulkInsert<T> text(String name, Function<T, @Nullable String> value) {
        return column(name, "text", value);
    }

    public BulkInsert<T> time(String name, Function<T, @Nullable Instant> value) {
        return column(name, "timestamptz", row -> {
            Instant instant = value.apply(row);
            return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toString();
        });
    }

    /** What stands behind the rows: {@code ON CONFLICT …}, {@code RETURNING …}. */
    public BulkInsert<T> ending(String sql) {
        this.ending = " " + sql;
        return this;
    }

    /** @return how many rows were written */
    public int run(Connection connection, List<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement insert = prepared(connection, rows)) {
            return insert.executeUpdate();
        }
    }

    /** @return what {@code RETURNING} gave, one for each row written */
    public <R> List<R> returning(Connection connection, List<T> rows, RowReader<R> reader) throws SQLException {
        List<R> returned = new ArrayList<>();
        if (rows.isEmpty()) {
            return returned;
        }
        try (PreparedStatement insert = prepared(connection, rows);
                ResultSet found = insert.executeQuery()) {
            while (found.next()) {
                returned.add(reader.read(found));
            }
        }
        return returned;
    }

    private PreparedStatement prepared(Connection connection, List<T> rows) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(sql());
        for (int i = 0; i < columns.size(); i++) {
            insert.setArray(i + 1, array(connection, columns.get(i), rows));
        }
        return insert;
    }

    private String sql() {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        String arrays = String.join(
                ", ", columns.stream().map(c -> "?::" + c.type() + "[]").toList());
        return "INSERT INTO " + table + " (" + names + ") SELECT * FROM unnest(" + arrays + ")" + ending;
    }

    private static <T> Array array(Connection connection, Column<T> column, List<T> rows) throws SQLException {
        if (column.type().equals("bytea")) {
            byte[][] values = rows.stream().map(column.value()).toArray(byte[][]::new);
            return connection.createArrayOf("bytea", values);
        }
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.value().apply(rows.get(i));
        }
        return connection.createArrayOf(column.type(), values);
    }
}
