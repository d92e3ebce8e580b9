package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that one file of the pack fills, compared with it by key in a few statements whatever its length: new rows are
 * added, changed ones updated, rows that are gone retired.
 *
 * @param key columns that tell a row
 * @param values the other columns of the file
 */
record OwnedTable(String name, List<String> key, List<String> values) {

    static final OwnedTable UNIT =
            new OwnedTable("unit", List.of("code"), List.of("parent", "kind", "name_zh", "name_en", "area"));
    static final OwnedTable POSTING = new OwnedTable(
            "posting",
            List.of("id"),
            List.of(
                    "subject",
                    "name",
                    "phone",
                    "role",
                    "title_zh",
                    "title_en",
                    "area",
                    "unit",
                    "valid_from",
                    "valid_to"));
    static final OwnedTable RESPONSIBILITY = new OwnedTable(
            "responsibility",
            List.of("code"),
            List.of("item_zh", "category", "area", "lead_unit", "supporting_units", "automatic", "basis"));
    static final OwnedTable CONDITION = new OwnedTable(
            "filing_condition",
            List.of("code"),
            List.of(
                    "category",
                    "text_zh",
                    "text_en",
                    "automatic",
                    "urgency",
                    "evidence",
                    "closing_zh",
                    "closing_en",
                    "responsible",
                    "stages"));
    static final OwnedTable RULE = new OwnedTable(
            "routing_rule",
            List.of("code"),
            List.of("reason_zh", "reason_en", "criteria", "lead", "supporting", "automatic"));
    static final OwnedTable REASON = new OwnedTable("reason", List.of("kind", "code"), List.of("text_zh", "text_en"));
    static final OwnedTable CALENDAR = new OwnedTable("calendar_year", List.of("year"), List.of("days"));
    static final OwnedTable SETTING = new OwnedTable("city_setting", List.of("name"), List.of("content"));

    /**
     * Makes the table what the file says.
     *
     * @return rows that are new, changed, retired or in force again, as they stand now
     */
    List<JsonNode> load(Connection connection, List<ObjectNode> rows, int revision) throws SQLException {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put("position", i);
        }
        String given = rows.toString();
        reorder(connection, given);
        List<JsonNode> changed = new ArrayList<>(run(connection, upsert(), given, revision));
        changed.addAll(run(connection, retire(), given, revision));
        return changed;
    }

    /** A row that only moved in its file has not changed. */
    private void reorder(Connection connection, String given) throws SQLException {
        String sql = """
                UPDATE %1$s kept SET position = given.position
                  FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb) given
                 WHERE %2$s AND kept.position <> given.position""".formatted(name, sameKey());
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, given);
            update.executeUpdate();
        }
    }

    private String upsert() {
        return """
                WITH given AS (SELECT * FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb))
                INSERT INTO %1$s AS kept (%2$s, position, retired, revision)
                SELECT %2$s, position, false, ? FROM given ORDER BY position
                ON CONFLICT (%3$s) DO UPDATE SET %4$s, retired = false, revision = excluded.revision
                 WHERE (%5$s, kept.retired) IS DISTINCT FROM (%6$s, false)
                RETURNING to_jsonb(kept)::text""".formatted(
                        name,
                        String.join(", ", all()),
                        String.join(", ", key),
                        each(values, "%1$s = excluded.%1$s"),
                        each(values, "kept.%s"),
                        each(values, "excluded.%s"));
    }

    private String retire() {
        return """
                WITH given AS (SELECT * FROM jsonb_populate_recordset(NULL::%1$s, ?::jsonb))
                UPDATE %1$s kept SET retired = true, revision = ?
                 WHERE NOT kept.retired AND NOT EXISTS (SELECT 1 FROM given WHERE %2$s)
                RETURNING to_jsonb(kept)::text""".formatted(name, sameKey());
    }

    private static List<JsonNode> run(Connection connection, String sql, String given, int revision)
            throws SQLException {
        List<JsonNode> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, given);
            statement.setInt(2, revision);
            try (ResultSet returned = statement.executeQuery()) {
                while (returned.next()) {
                    rows.add(PackJson.parse(returned.getString(1)));
                }
            }
        }
        return rows;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(key);
        all.addAll(values);
        return all;
    }

    private String sameKey() {
        return key.stream().map("kept.%1$s = given.%1$s"::formatted).collect(Collectors.joining(" AND "));
    }

    private static String each(List<String> columns, String pattern) {
        return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
    }
}
