package org.linli.kit.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.configuration.Configuration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The right to migrate a database, held by one process at a time from the first look to the last migration. It is a lock of
 * the session: neither while it is held nor while it is waited for is a transaction open that an index would wait for.
 */
final class MigrationTurn implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MigrationTurn.class);
    private static final long LOCK = 0x4c4c4d49;

    private static final String UNFINISHED = """
            SELECT format('%I.%I', n.nspname, c.relname),
                   EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.relid = i.indrelid)
              FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname = coalesce(?, current_schema()::text)""";

    private final Connection connection;
    private final Configuration configuration;
    private final int usualTimeoutMillis;

    private MigrationTurn(Connection connection, Configuration configuration) throws SQLException {
        this.connection = connection;
        this.configuration = configuration;
        // To remove an index is to wait for every transaction that is older.
        this.usualTimeoutMillis = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /** Waits until nobody else migrates. */
    static MigrationTurn take(Configuration configuration, Patience patience) throws SQLException {
        Connection connection = configuration.getDataSource().getConnection();
        try {
            while (!isTrue(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                LOG.info("Another process migrates; waiting for it");
                patience.pause();
            }
            return new MigrationTurn(connection, configuration);
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /**
     * Removes indexes that somebody began to build and did not finish, and the entries of migrations that failed outside a
     * transaction: such a migration is tried again from its beginning. What was begun within one left nothing.
     */
    void removeRemains(Patience patience) throws SQLException {
        for (String index = unfinished(patience); index != null; index = unfinished(patience)) {
            LOG.warnf("The index %s was not finished by whoever began it; it is removed and built anew", index);
            run("DROP INDEX CONCURRENTLY IF EXISTS " + index);
        }
        String history = history();
        if (isTrue("SELECT to_regclass('" + history.replace("'", "''") + "') IS NOT NULL")) {
            run("DELETE FROM " + history + " WHERE NOT success");
        }
    }

    /** An index that is not whole and that nobody works on any more: who began it may be gone and its building still go on. */
    private @Nullable String unfinished(Patience patience) throws SQLException {
        while (true) {
            String inWork = null;
            try (PreparedStatement select = connection.prepareStatement(UNFINISHED)) {
                select.setString(1, schema());
                try (ResultSet index = select.executeQuery()) {
                    while (index.next()) {
                        if (!index.getBoolean(2)) {
                            return index.getString(1);
                        }
                        inWork = index.getString(1);
                    }
                }
            }
            if (inWork == null) {
                return null;
            }
            LOG.infof("The index %s is still being built for somebody who is gone; waiting for its end", inWork);
            patience.pause();
        }
    }

    private String history() {
        String table = quoted(configuration.getTable());
        return schema() == null ? table : quoted(schema()) + "." + table;
    }

    private @Nullable String schema() {
        String[] schemas = configuration.getSchemas();
        return configuration.getDefaultSchema() == null && schemas.length > 0
                ? schemas[0]
                : configuration.getDefaultSchema();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private boolean isTrue(String sql) throws SQLException {
        return isTrue(connection, sql);
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
            run("SELECT pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException alreadyGone) {
            // The session, and with it the lock, is gone either way.
        }
    }
}
