package org.linli.bench.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.linli.local.Database;
import org.postgresql.ds.PGSimpleDataSource;

/** Looking into a database as the owner of the server, beside the services. */
public final class Rows {

    private final Database server;
    private final String url;

    /** @param database is made when it is absent */
    public Rows(Database server, String database) {
        this.server = server;
        this.url = server.jdbcUrl(database);
    }

    public String url() {
        return url;
    }

    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(server.username());
        source.setPassword(server.password());
        return source.getConnection();
    }

    /** The first column of the first row. */
    public long number(String query) {
        return Long.parseLong(text(query));
    }

    public String text(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new IllegalStateException("no row: " + query);
            }
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(query + ": " + failed.getMessage(), failed);
        }
    }

    public void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
