package org.linli.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.kit.consume.DatabaseFailed;

/** The append-only record of every action, written in the transaction of the action. */
@ApplicationScoped
public class Audit {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    /** An entry with its place in the order of all entries. */
    public record Numbered(long id, AuditEntry entry) {}

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Audit(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<AuditEntry> entries) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO audit_entry (at, actor, role, client, action, entity, entity_id, reason, details)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (AuditEntry entry : entries) {
                insert.setObject(1, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
                insert.setString(2, entry.actor());
                insert.setString(3, entry.role());
                insert.setString(4, entry.client());
                insert.setString(5, entry.action());
                insert.setString(6, entry.entity());
                insert.setString(7, entry.entityId());
                insert.setString(8, entry.reason());
                insert.setString(9, json.writeValueAsString(entry.details()));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
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
