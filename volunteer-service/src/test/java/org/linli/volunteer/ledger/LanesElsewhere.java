package org.linli.volunteer.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds the lanes of the outbox as another replica does, so that this one only writes: sending a backlog of a few very busy
 * keys takes the time of the processors from what is measured. What was not sent when it is closed is forgotten.
 */
final class LanesElsewhere implements AutoCloseable {

    /** As the outbox of the kit names them. */
    private static final int LOCK_CLASS = 0x4c4c4f42;

    private static final int LANES = 2;

    private final Connection connection;

    LanesElsewhere() throws SQLException {
        Config config = ConfigProvider.getConfig();
        connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        for (int lane = 0; lane < LANES; lane++) {
            int one = lane;
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isTrue("SELECT count(pg_terminate_backend(pid)) >= 0 FROM pg_stat_activity"
                                    + " WHERE datname = current_database() AND application_name = 'linli-outbox-lane-"
                                    + one + "'")
                            && isTrue("SELECT pg_try_advisory_lock(" + LOCK_CLASS + ", " + one + ")"));
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM outbox_unsent WHERE topic = '" + LedgerEvents.TOPIC + "'");
        } finally {
            connection.close();
        }
    }
}
