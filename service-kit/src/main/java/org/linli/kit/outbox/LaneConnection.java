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
import java.util.Optional;
import java.util.UUID;

/**
 * A lane's own connection. It lives outside the pool because the advisory lock belongs to the session: while it is open
 * no other replica sends from the lane, and when it is lost, so is the right to send.
 */
final class LaneConnection implements AutoCloseable {

    /** Where to connect. */
    record Source(String url, String username, String password) {}

    private static final int LOCK_CLASS = 0x4c4c4f42;

    // The lowest unsent row of each key: a key never has two rows in flight, so a failed send cannot be overtaken, and
    // a
    // parked row keeps everything behind it waiting.
    private static final String NEXT = """
            SELECT seq, event_id, type, subject, time, aggregate, version, topic, key, payload, headers
              FROM outbox o
             WHERE lane = ? AND sent_at IS NULL AND parked_why IS NULL
               AND NOT EXISTS (SELECT 1 FROM outbox p
                                WHERE p.lane = o.lane AND p.topic = o.topic AND p.key = o.key
                                  AND p.sent_at IS NULL AND p.seq < o.seq)
             ORDER BY seq
             LIMIT ?
            """;

    private final Connection connection;
    private final int lane;

    private LaneConnection(Connection connection, int lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /** A connection that holds the lane, or nothing when another replica does. */
    static Optional<LaneConnection> take(Source source, int lane) throws SQLException {
        Connection connection = DriverManager.getConnection(source.url(), source.username(), source.password());
        try (Statement statement = connection.createStatement()) {
            // A lost mark means the row is sent once more, which every inbox absorbs: no need to wait for the disk
            // here.
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET application_name = 'linli-outbox-lane-" + lane + "'");
            try (ResultSet locked =
                    statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK_CLASS + ", " + lane + ")")) {
                locked.next();
                if (locked.getBoolean(1)) {
                    return Optional.of(new LaneConnection(connection, lane));
                }
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    List<UnsentRow> next(int limit) throws SQLException {
        List<UnsentRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setShort(1, (short) lane);
            select.setInt(2, limit);
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
                            found.getString("headers")));
                }
            }
        }
        return rows;
    }

    void markSent(Collection<Long> seqs) throws SQLException {
        Array sent = connection.createArrayOf("bigint", seqs.toArray());
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE outbox SET sent_at = clock_timestamp() WHERE seq = ANY(?)")) {
            update.setArray(1, sent);
            update.executeUpdate();
        }
    }

    /** Counts a refusal that retrying cannot cure. @return whether the row is parked now */
    boolean countRefusal(long seq, int parkAfter, String why) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE outbox SET failures = failures + 1,
                                  parked_why = CASE WHEN failures + 1 >= ? THEN ? END
                 WHERE seq = ? RETURNING parked_why IS NOT NULL""")) {
            update.setInt(1, parkAfter);
            update.setString(2, why);
            update.setLong(3, seq);
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
