package org.linli.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into a service's tables from outside: counting is the one thing an API does too politely. */
final class Database {

    private final RunningCity city;
    private final String name;

    Database(RunningCity city, String name) {
        this.city = city;
        this.name = name;
    }

    long number(String sql, Object... arguments) {
        return Long.parseLong(column(sql, arguments).getFirst());
    }

    /** The first column of every row, as text. */
    List<String> column(String sql, Object... arguments) {
        var server = city.platform().database();
        List<String> values = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(name), server.username(), server.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(
                        i + 1,
                        arguments[i] instanceof Object[] many ? connection.createArrayOf("text", many) : arguments[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    values.add(found.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return values;
    }
}
