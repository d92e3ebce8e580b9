package org.linli.kit.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/**
 * One table of those that keep something under the key, a stretch of its pages at a time: by pages, so that a stretch is short
 * however large the table is, and needs no index. What others hold at the moment is left to the next walk.
 */
final class WalkingTable {

    private static final Logger LOG = Logger.getLogger(WalkingTable.class);

    /** Of a table of short rows; one of pictures is walked page by page. */
    private static final long MOST_PAGES = 16;

    private static final long MOST_BYTES = 16L << 20;

    private record Stale(String row, byte[] sealed) {}

    private final Database database;
    private final PeopleKey key;
    private final @Nullable SealedColumn column;
    private final @Nullable RequestPrint request;
    private final String table;
    private final String stale;

    WalkingTable(Database database, PeopleKey key, SealedColumn column) {
        this.database = database;
        this.key = key;
        this.column = column;
        this.request = null;
        this.table = column.table();
        this.stale = column.stale();
    }

    WalkingTable(Database database, PeopleKey key, RequestPrint request) {
        this.database = database;
        this.key = key;
        this.column = null;
        this.request = request;
        this.table = request.table();
        this.stale = request.stale();
    }

    String name() {
        return table + "." + (column == null ? Objects.requireNonNull(request).column() : column.column());
    }

    long pages() {
        return database.first(
                        "SELECT pg_relation_size(?::regclass) / current_setting('block_size')::int AS pages",
                        row -> row.getLong("pages"),
                        table)
                .orElse(0L);
    }

    /** How many pages go together, such that a stretch is some seconds at most, whatever its rows hold beside the page. */
    long stretch() {
        return database.first("""
                        SELECT greatest(1, least(?, ? / greatest(1, pg_table_size(?::regclass)
                                 / greatest(1, pg_relation_size(?::regclass) / current_setting('block_size')::int)))) AS pages""", row -> row.getLong("pages"), MOST_PAGES, MOST_BYTES, table, table)
                .orElse(1L);
    }

    /** Whether it is about requests, whose prints are kept a while longer. */
    boolean ofRequests() {
        return request != null;
    }

    /** @return how many rows of these pages were to do when it began, also those that others hold or that do not open */
    long walk(long from, long to) {
        String pages = within(from, to);
        long found = count(pages);
        if (found > 0 && request != null) {
            database.update(
                    "UPDATE " + table + " SET " + request.column() + " = '' WHERE " + stale + pages, key.printHead());
        } else if (found > 0 && column != null) {
            sealAnew(column, pages);
        }
        return found;
    }

    private static String within(long from, long to) {
        return " AND ctid >= '(%d,0)'::tid AND ctid < '(%d,0)'::tid".formatted(from, to);
    }

    private long count(String pages) {
        return database.first(
                        "SELECT count(*) AS n FROM " + table + " WHERE " + stale + pages,
                        row -> row.getLong("n"),
                        (Object) (request == null ? key.sealedHead() : key.printHead()))
                .orElse(0L);
    }

    /** Row by row: a stretch of pictures would not have room beside what the service does. */
    private void sealAnew(SealedColumn of, String pages) {
        List<String> places = database.list(
                "SELECT ctid::text AS at FROM " + table + " WHERE " + stale + pages,
                row -> row.getString("at"),
                (Object) key.sealedHead());
        for (String at : places) {
            database.first(
                            "SELECT " + of.row() + " AS named, " + of.column() + " AS sealed FROM " + table + " WHERE "
                                    + stale + " AND ctid = ?::tid FOR NO KEY UPDATE SKIP LOCKED",
                            WalkingTable::read,
                            key.sealedHead(),
                            at)
                    .ifPresent(row -> sealAnew(of, row, at));
        }
    }

    private void sealAnew(SealedColumn of, Stale row, String at) {
        String text;
        try {
            text = key.open(row.row(), row.sealed());
        } catch (IllegalStateException broken) {
            // Names a row, by ids alone. It is counted again at each walk, so that its key is not taken for one that
            // may go.
            LOG.errorf("Not sealed anew: %s", broken.getMessage());
            return;
        }
        byte[] sealed = key.seal(row.row(), text);
        if (of.print() == null) {
            database.update("UPDATE " + table + " SET " + of.column() + " = ? WHERE ctid = ?::tid", sealed, at);
        } else {
            database.update(
                    "UPDATE " + table + " SET " + of.column() + " = ?, "
                            + of.print().column() + " = ? WHERE ctid = ?::tid",
                    sealed,
                    of.print().of().print(key, text),
                    at);
        }
    }

    private static Stale read(ResultSet row) throws SQLException {
        String named = row.getString("named");
        return new Stale(named == null ? "" : named, row.getBytes("sealed"));
    }
}
