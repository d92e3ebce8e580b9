package org.linli.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Statements to a server as its owner. */
record Sql(String host, int port, String username, String password) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String DUPLICATE_DATABASE = "42P04";

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Driver manager and class loaders of test frameworks do not go together; a data source needs neither. */
    Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(username);
        source.setPassword(password);
        source.setConnectTimeout(5);
        source.setSocketTimeout(60);
        return source.getConnection();
    }

    String createIfAbsent(String database) {
        requireName(database);
        if (firstOf("SELECT 1 FROM pg_database WHERE datname = '" + database + "'") == null) {
            try {
                execute("postgres", "CREATE DATABASE " + database);
            } catch (IllegalStateException e) {
                // Another test process was faster.
                if (!(e.getCause() instanceof SQLException sql && DUPLICATE_DATABASE.equals(sql.getSQLState()))) {
                    throw e;
                }
            }
        }
        return url(database);
    }

    void drop(String database) {
        requireName(database);
        execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    void execute(String database, String... statements) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL on port " + port + " refused: " + e.getMessage(), e);
        }
    }

    @Nullable
    String firstOf(String query) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL on port " + port + " refused: " + e.getMessage(), e);
        }
    }

    /** Waits until the server answers, or fails when {@code alive} turns false or patience ends. */
    void awaitAnswer(BooleanSupplier alive) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try (var connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!alive.getAsBoolean() || Instant.now().isAfter(until)) {
                    throw new IllegalStateException(
                            "PostgreSQL on port " + port + " does not answer: " + e.getMessage(), e);
                }
            }
            Pause.aMoment();
        }
    }

    /**
     * The embedded binaries are usually started with fsync off. A crash test over such a server proves nothing, so the
     * settings are read back from the server itself, printed, and must all be on.
     */
    void requireDurability() {
        Map<String, @Nullable String> settings = new LinkedHashMap<>();
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            settings.put(setting, firstOf("SHOW " + setting));
        }
        System.out.println("PostgreSQL " + firstOf("SHOW server_version") + " on port " + port + ": " + settings);
        if (!settings.values().stream().allMatch("on"::equals)) {
            throw new IllegalStateException("PostgreSQL on port " + port + " is not durable: " + settings);
        }
    }

    private static void requireName(String database) {
        if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + database);
        }
    }
}
