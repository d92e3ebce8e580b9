package org.linli.dispatch.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.DatabaseFailed;

/** Writes rows that another service owns. An older revision never overwrites a newer one. */
@ApplicationScoped
class CopiedTable {

    /** A row by column; {@code code} and {@code revision} are among them. */
    static final class Row {
        private final SequencedMap<String, @Nullable Object> columns = new LinkedHashMap<>();

        Row with(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }
    }

    private final AgroalDataSource database;
    private final RegistryVersion version;

    CopiedTable(AgroalDataSource database, RegistryVersion version) {
        this.database = database;
        this.version = version;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String table, Row row) {
        String names = String.join(", ", row.columns.keySet());
        String places = row.columns.keySet().stream()
                .map(column -> column.equals("geometry") ? "?::jsonb" : "?")
                .collect(Collectors.joining(", "));
        String updates = row.columns.keySet().stream()
                .filter(column -> !column.equals("code"))
                .map("%1$s = excluded.%1$s"::formatted)
                .collect(Collectors.joining(", "));
        String sql = """
                INSERT INTO %1$s AS kept (%2$s) VALUES (%3$s)
                ON CONFLICT (code) DO UPDATE SET %4$s WHERE kept.revision <= excluded.revision""".formatted(table, names, places, updates);
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            int place = 0;
            for (Object value : Collections.unmodifiableCollection(row.columns.values())) {
                upsert.setObject(++place, value);
            }
            if (upsert.executeUpdate() > 0) {
                version.touch();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
