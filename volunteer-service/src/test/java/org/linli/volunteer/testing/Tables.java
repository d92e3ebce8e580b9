package org.linli.volunteer.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.linli.kit.sql.Database;

/** What stands anywhere in the service's database. */
public final class Tables {

    /** Some row of a table holds a text. */
    public record Holding(String table, String text) {}

    private Tables() {}

    /** Every table of the service with one of the texts in some row, as it is or as bytes; each row is looked at once. */
    public static List<Holding> holding(Database database, String... texts) {
        List<String> asBytes = Arrays.stream(texts)
                .map(text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return database
                .list(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
                        row -> row.getString("tablename"))
                .stream()
                .flatMap(table -> database
                        .list(
                                "SELECT DISTINCT s.text FROM \"" + table
                                        + "\" t CROSS JOIN LATERAL (SELECT t::text AS written OFFSET 0) r"
                                        + " JOIN unnest(?::text[], ?::text[]) AS s (text, bytes)"
                                        + " ON position(s.text IN r.written) > 0 OR position(s.bytes IN r.written) > 0",
                                row -> new Holding(table, row.getString("text")),
                                List.of(texts),
                                asBytes)
                        .stream())
                .toList();
    }
}
