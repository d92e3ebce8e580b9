package org.linli.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.transaction.RowsOfTransaction;

/** The append-only record of every action, written in the transaction of the action, at its end in one statement. */
@ApplicationScoped
public class Audit {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    /** An entry with its place in the order of all entries. */
    public record Numbered(long id, AuditEntry entry) {}

    // The entries are numbered in the order of the arrays, which is the order they were recorded in.
    private static final String INSERT = """
            INSERT INTO audit_entry (at, actor, role, client, action, entity, entity_id, reason, details)
            SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::text[])
            """;

    private final AgroalDataSource database;
    private final RowsOfTransaction<AuditEntry> rows;
    private final ObjectMapper json;

    Audit(AgroalDataSource database, TransactionSynchronizationRegistry transaction, ObjectMapper json) {
        this.database = database;
        this.rows = new RowsOfTransaction<>(transaction, this::write, written -> {});
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<AuditEntry> entries) {
        rows.add(entries);
    }

    private void write(List<AuditEntry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "timestamptz", entries, e -> e.at().toString()));
            insert.setArray(2, array(connection, "text", entries, AuditEntry::actor));
            insert.setArray(3, array(connection, "text", entries, AuditEntry::role));
            insert.setArray(4, array(connection, "text", entries, AuditEntry::client));
            insert.setArray(5, array(connection, "text", entries, AuditEntry::action));
            insert.setArray(6, array(connection, "text", entries, AuditEntry::entity));
            insert.setArray(7, array(connection, "text", entries, AuditEntry::entityId));
            insert.setArray(8, array(connection, "text", entries, AuditEntry::reason));
            insert.setArray(9, array(connection, "text", entries, this::details));
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private String details(AuditEntry entry) {
        try {
            return json.writeValueAsString(entry.details());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Array array(
            Connection connection, String type, List<AuditEntry> entries, Function<AuditEntry, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, entries.stream().map(column).toArray());
    }

    /** Everything that was done to one thing, oldest first. */
    @Transactional
    public List<Numbered> of(String entity, String entityId) {
        return select("WHERE entity = ? AND entity_id = ? ORDER BY id", entity, entityId);
    }

    /** Entries after a place in the order, oldest first. */
    @Transactional
    public List<Numbered> after(long id, int limit) {
        return select("WHERE id > ? ORDER BY id LIMIT ?", id, limit);
    }

    private List<Numbered> select(String where, Object first, Object second) {
        rows.writeNow();
        List<Numbered> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, at, actor, role, client, action, entity, entity_id, reason, details FROM audit_entry "
                                + where)) {
            select.setObject(1, first);
            select.setObject(2, second);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    entries.add(new Numbered(
                            found.getLong(1),
                            new AuditEntry(
                                    found.getObject(2, OffsetDateTime.class).toInstant(),
                                    found.getString(3),
                                    found.getString(4),
                                    found.getString(5),
                                    found.getString(6),
                                    found.getString(7),
                                    found.getString(8),
                                    found.getString(9),
                                    json.readValue(found.getString(10), DETAILS))));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return entries;
    }
}
