package org.linli.volunteer.owndata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kit.sql.Database;

/**
 * Rows of every table that refers to a person and that nobody reads by name: what a room begins to keep of people is in their
 * export from its first day on, without anybody thinking of it. Sealed columns are left out.
 */
@ApplicationScoped
class OtherTables {

    /** What is told in words of its own, or tells nothing of the person: counters and keys. */
    private static final Set<String> TOLD = Set.of(
            "availability",
            "availability_exception",
            "blocked_pair",
            "certificate",
            "claim",
            "consent",
            "membership",
            "need",
            "person_facts",
            "person_phone",
            "person_registration",
            "person_skill",
            "representative",
            "team",
            "team_member");

    private record Reference(String table, String column) {}

    private final Database database;
    private final ObjectMapper json;

    OtherTables(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** By table; tables without a row of the person are left out. */
    @Transactional
    Map<String, List<JsonNode>> of(UUID person) {
        Map<String, List<JsonNode>> rows = new TreeMap<>();
        for (Reference reference : references()) {
            List<JsonNode> found = rows(reference, person);
            if (!found.isEmpty()) {
                rows.computeIfAbsent(reference.table(), table -> new ArrayList<>())
                        .addAll(found);
            }
        }
        return rows;
    }

    /** Names come from the database's own catalogue, quoted by it. */
    private List<Reference> references() {
        return database.list("""
                        SELECT t.relname AS name, quote_ident(t.relname) AS table, quote_ident(a.attname) AS column
                          FROM pg_constraint c
                          JOIN pg_class t ON t.oid = c.conrelid
                          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                         WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass AND cardinality(c.conkey) = 1
                         ORDER BY 1, 3""", row -> new Reference(row.getString("table"), row.getString("column"))).stream()
                .filter(reference -> !TOLD.contains(reference.table()))
                .toList();
    }

    private List<JsonNode> rows(Reference reference, UUID person) {
        List<String> sealed = database.list(
                "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND atttypid = 'bytea'::regtype",
                row -> row.getString("attname"),
                reference.table());
        return database.list(
                "SELECT to_jsonb(t)::text AS row FROM " + reference.table() + " t WHERE " + reference.column() + " = ?",
                row -> read(row.getString("row"), sealed),
                person);
    }

    private JsonNode read(String text, List<String> sealed) {
        try {
            ObjectNode row = (ObjectNode) json.readTree(text);
            return row.remove(sealed);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }
}
