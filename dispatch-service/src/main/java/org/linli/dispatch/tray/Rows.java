package org.linli.dispatch.tray;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.linli.kit.consume.DatabaseFailed;
import org.postgresql.PGStatement;

/** Runs a query of the trays. */
@ApplicationScoped
class Rows {

    /** Reads one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;

    Rows(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional
    <T> List<T> of(Sql sql, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql.text())) {
            // A plan made for the very arguments: which index serves best depends on how wide the scope is.
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            int position = 1;
            for (Object argument : sql.arguments()) {
                if (argument instanceof String[] texts) {
                    select.setArray(position++, connection.createArrayOf("text", texts));
                } else {
                    select.setObject(position++, argument);
                }
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    all.add(reader.read(found));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return all;
    }
}
