package org.linli.kit.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * An {@code ALTER TABLE} that waits for a long reader stands before everybody who comes after it: the table would stand
 * still until that reader ends, a dump of an hour for instance. So a migration in a transaction gives up soon, and {@link
 * PatientFlyway} tries it again. One without a transaction builds an index: it keeps nobody waiting, and must itself be able
 * to wait for every transaction that is older. Once a migration works, it may work as long as it needs.
 */
final class BriefLocks extends BaseCallback {

    private final Duration lockTimeout;
    private int usualTimeoutMillis;

    BriefLocks(Duration lockTimeout) {
        this.lockTimeout = lockTimeout;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE
                || event == Event.AFTER_EACH_MIGRATE_ERROR;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                begin(connection);
            } else if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
            }
        } catch (SQLException failed) {
            throw new FlywayException("the waiting times of a migration cannot be set", failed);
        }
    }

    private void begin(Connection connection) throws SQLException {
        usualTimeoutMillis = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    connection.getAutoCommit()
                            // When who migrates is gone, nobody must go on building what the next one has to remove.
                            ? "SET client_connection_check_interval = '5s'"
                            : "SET LOCAL lock_timeout = " + lockTimeout.toMillis());
        }
    }
}
