package org.linli.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * A lane's own connection. It lives outside the pool because the advisory lock belongs to the session: while it is open
 * no other replica sends from the lane, and when it is lost, so is the right to send.
 */
final class LaneConnection implements AutoCloseable {

    /** Where to connect. */
    record Source(String url, String username, String password) {

        /** Times are in seconds; what the address itself says prevails. No statement of a lane takes as long. */
        Connection open() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", username);
            properties.setProperty("password", password);
            // When the other end is gone without a word a lane must notice, instead of waiting for its answer for ever.
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", "30");
            properties.setProperty("tcpKeepAlive", "true");
            // And when this end is gone without a word (its node lost power) the server must: until it ends the
            // session, no
            // other replica gets the lane. It would wait two hours by itself; so it is 25 seconds.
            properties.setProperty(
                    "options", "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
            return DriverManager.getConnection(url, properties);
        }
    }

    private static final int LOCK_CLASS = 0x4c4c4f42;

    // Unsent rows in the order they were added. Of a key these are always the first ones, none left out between them:
    // not
    // a key of which a row is parked, and not one that still has rows before where this look begins.
    private static final String NEXT = """
            SELECT o.seq, event_id, type, subject, time, aggregate, version, o.topic, o.key, payload, headers, traceparent
              FROM outbox_unsent u
              JOIN outbox o ON o.seq = u.seq
             WHERE u.lane = ? AND u.seq >= ? AND u.parked_why IS NULL AND u.topic <> ALL (?) AND u.key <> ALL (?)
               AND NOT EXISTS (SELECT 1 FROM outbox_unsent p
                                WHERE p.lane = u.lane AND p.topic = u.topic AND p.key = u.key AND p.seq < ?)
               AND NOT EXISTS (SELECT 1 FROM outbox_unsent p
                                WHERE p.lane = u.lane AND p.topic = u.topic AND p.key = u.key
                                  AND p.parked_why IS NOT NULL AND p.seq < u.seq)
             ORDER BY u.seq
             LIMIT ?
            """;

    // A queue is empty most of the time, so its statistics know nothing of the day on which Kafka was away. The way
    // that
    // is good for both: along the lane's index, looking up one row after the other.
    private static final String ALONG_THE_INDEX =
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_bitmapscan = off";

    private final Connection connection;
    private final int lane;

    private LaneConnection(Connection connection, int lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /** A connection for the lane, which does not hold it yet. */
    static LaneConnection open(Source source, int lane) throws SQLException {
        Connection connection = source.open();
        try (Statement statement = connection.createStatement()) {
            // A lost mark means the row is sent once more, which every inbox absorbs: no need to wait for the disk
            // here.
            statement.execute("SET synchronous_commit = off");
            statement.execute(ALONG_THE_INDEX);
            statement.execute("SET application_name = 'linli-outbox-lane-" + lane + "'");
            return new LaneConnection(connection, lane);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * Takes the lane unless another replica holds it. Whoever waits asks again over the same connection: signing in anew
     * each time keeps a processor busy with the password's digest.
     */
    boolean takes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet locked =
                        statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK_CLASS + ", " + lane + ")")) {
            return locked.next() && locked.getBoolean(1);
        }
    }

    /** Rows from the given number on, lowest first, but for those of the topics and keys to leave out. */
    List<UnsentRow> next(long from, Collection<String> topicsLeftOut, Collection<String> keysLeftOut, int limit)
            throws SQLException {
        List<UnsentRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setShort(1, (short) lane);
            select.setLong(2, from);
            select.setArray(3, connection.createArrayOf("text", topicsLeftOut.toArray()));
            select.setArray(4, connection.createArrayOf("text", keysLeftOut.toArray()));
            select.setLong(5, from);
            select.setInt(6, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new UnsentRow(
                            found.getLong("seq"),
                            found.getObject("event_id", UUID.class),
                            found.getString("type"),
                            found.getString("subject"),
                            found.getObject("time", java.time.OffsetDateTime.class)
                                    .toInstant(),
                            found.getString("aggregate"),
                            found.getLong("version"),
                            found.getString("topic"),
                            found.getString("key"),
                            found.getBytes("payload"),
                            found.getString("headers"),
                            found.getString("traceparent")));
                }
            }
        }
        return rows;
    }

    void markSent(Collection<Long> seqs) throws SQLException {
        Array sent = connection.createArrayOf("bigint", seqs.toArray());
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM outbox_unsent WHERE lane = ? AND seq = ANY(?)")) {
            delete.setShort(1, (short) lane);
            delete.setArray(2, sent);
            delete.executeUpdate();
        }
    }

    /** Counts a refusal that retrying cannot cure. @return whether the row is parked now */
    boolean countRefusal(long seq, int parkAfter, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE outbox_unsent SET failures = failures + 1,
                                         parked_why = CASE WHEN failures + 1 >= ? THEN ? END
                 WHERE lane = ? AND seq = ? RETURNING parked_why IS NOT NULL""")) {
            update.setInt(1, parkAfter);
            update.setString(2, why);
            update.setShort(3, (short) lane);
            update.setLong(4, seq);
            try (ResultSet parked = update.executeQuery()) {
                return parked.next() && parked.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // The session, and with it the lock, is gone either way.
        }
    }
}
