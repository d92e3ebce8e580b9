package org.linli.bench.matching;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.linli.volunteer.matching.RowSource;

/** Runs statements on one connection, each in a transaction of its own. */
final class ConnectionRows implements RowSource {

    private final Connection connection;

    ConnectionRows(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case Instant at -> statement.setObject(i + 1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                    case List<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                    default -> statement.setObject(i + 1, arguments[i]);
                }
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.read(found));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed.getMessage(), failed);
        }
    }
}
