package org.linli.dispatch.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's own database, for what cannot be seen from outside. */
public final class Database {

    private Database() {}

    public static @Nullable String one(String sql) {
        List<String> all = all(sql);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** First column of every row. */
    public static List<String> all(String sql) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet found = statement.getResultSet();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
