package org.linli.care.elder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kit.sql.Database;

/**
 * Rows of every table that refers to somebody: what a room begins to keep of people is in their export from its first day on,
 * without anybody thinking of it. Sealed columns are left out.
 */
@ApplicationScoped
class RowsOfElder {

    private record Reference(String table, String column) {}

    private final Database database;
    private final ObjectMapper json;

    RowsOfElder(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** By table; tables without a row of theirs are left out. */
    @Transactional
    Map<String, List<JsonNode>> of(UUID elder) {
        Map<String, List<JsonNode>> rows = new TreeMap<>();
        for (Reference reference : references()) {
            List<JsonNode> found = rows(reference, elder);
            if (!found.isEmpty()) {
                rows.computeIfAbsent(reference.table(), table -> new ArrayList<>())
                        .addAll(found);
            }
        }
        return rows;
    }

    /** Names come from the database's own catalogue, quoted by it. What the entry itself tells in full is left out here. */
    private List<Reference> references() {
        return database.list("""
                SELECT quote_ident(t.relname) AS table, quote_ident(a.attname) AS column
                  FROM pg_constraint c
                  JOIN pg_class t ON t.oid = c.conrelid
                  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                 WHERE c.contype = 'f' AND c.confrelid = 'elder'::regclass AND cardinality(c.conkey) = 1
                   AND t.relname NOT IN ('elder', 'elder_contact', 'elder_insurance') AND a.attname <> 'merged_from'
                 ORDER BY 1, 2""", row -> new Reference(row.getString("table"), row.getString("column")));
    }

    private List<JsonNode> rows(Reference reference, UUID elder) {
        List<String> sealed = database.list(
                "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND atttypid = 'bytea'::regtype",
                row -> row.getString("attname"),
                reference.table());
        return database.list(
                "SELECT to_jsonb(t)::text AS row FROM " + reference.table() + " t WHERE " + reference.column() + " = ?",
                row -> read(row.getString("row"), sealed),
                elder);
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
