package org.linli.volunteer.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Ends database sessions of the service in the middle of their transactions, one after the other. */
public final class Disturbance implements AutoCloseable {

    // Between two statements, or within one: whatever it happens to be at.
    private static final String END_ONE = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
               AND xact_start IS NOT NULL AND application_name NOT LIKE 'linli-outbox%'
             ORDER BY random() LIMIT 1""";

    private final Thread thread = Thread.ofPlatform().name("disturbance").unstarted(this::run);
    private final AtomicInteger ended = new AtomicInteger();
    private final long pauseMillis;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Disturbance(long pauseMillis) {
        this.pauseMillis = pauseMillis;
        thread.start();
    }

    /** How many sessions were ended. */
    public int ended() {
        return ended.get();
    }

    private void run() {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                Statement statement = connection.createStatement()) {
            // Not asleep within the database: its snapshot would keep every old version of the busy rows.
            while (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                try (ResultSet one = statement.executeQuery(END_ONE)) {
                    if (one.next() && one.getBoolean(1)) {
                        ended.incrementAndGet();
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
