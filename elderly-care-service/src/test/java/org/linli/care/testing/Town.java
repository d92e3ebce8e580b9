package org.linli.care.testing;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;

/**
 * A place of a test's own below the one city of all tests: a subdistrict with a community and two grids, a unit, and officers
 * posted there. Two towns share nothing but the city.
 */
public final class Town {

    private static final String CITY = "tc";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    public final String subdistrict = "s-" + mark;
    public final String community = "c-" + mark;
    public final String grid = "g-" + mark;
    public final String otherGrid = "h-" + mark;
    public final String unit = "u-" + mark;

    private final List<Event> registry = new ArrayList<>();

    private Town() {
        String path = CITY + "." + subdistrict;
        area(CITY, null, CITY, "city", "试验市");
        area(subdistrict, CITY, path, "subdistrict", "街道" + mark);
        area(community, subdistrict, path + "." + community, "community", "社区" + mark);
        area(grid, community, path + "." + community + "." + grid, "grid", "网格" + mark);
        area(otherGrid, community, path + "." + community + "." + otherGrid, "grid", "邻格" + mark);
        registry("units", "unit", unit, """
                {"code":"%s","parent":null,"kind":"department","name":{"zh":"单位%s"},"areaCode":"%s","retired":false,
                "revision":1}""".formatted(unit, mark, CITY));
        posting("desk", "desk", subdistrict, null);
        posting("desk2", "desk", subdistrict, null);
        posting("chief", "duty-chief", subdistrict, null);
        posting("worker", "grid-worker", grid, null);
        posting("otherworker", "grid-worker", otherGrid, null);
        posting("carer", "carer", null, unit);
        posting("carer2", "carer", null, unit);
        posting("handler", "unit-handler", null, unit);
        posting("auditor", "auditor", CITY, null);
    }

    /** A new town, known to the service under test. */
    public static Town known(Database database) {
        Town town = new Town();
        try (Wire wire = new Wire()) {
            wire.send(town.registry);
        }
        await().until(() -> database.first("SELECT 1 FROM area WHERE code = ?", row -> 1, town.otherGrid)
                        .isPresent()
                && database.first("SELECT 1 FROM unit WHERE code = ?", row -> 1, town.unit)
                        .isPresent()
                && database.first("SELECT 1 FROM posting WHERE id = ?", row -> 1, "p-auditor-" + town.mark)
                        .isPresent());
        return town;
    }

    /** Desk officer of the subdistrict. */
    public String desk() {
        return TestTokens.of(subjectOf("desk"), "linli-desk", "desk");
    }

    /** Another desk officer of the same subdistrict. */
    public String desk2() {
        return TestTokens.of(subjectOf("desk2"), "linli-desk", "desk");
    }

    /** Duty chief of the subdistrict. */
    public String chief() {
        return TestTokens.of(subjectOf("chief"), "linli-desk", "duty-chief");
    }

    /** Grid worker of {@link #grid}. */
    public String worker() {
        return TestTokens.of(subjectOf("worker"), "linli-grid", "grid-worker");
    }

    /** Grid worker of {@link #otherGrid}. */
    public String otherWorker() {
        return TestTokens.of(subjectOf("otherworker"), "linli-grid", "grid-worker");
    }

    /** Handles orders of the unit. */
    public String handler() {
        return TestTokens.of(subjectOf("handler"), "linli-desk", "unit-handler");
    }

    /** {@code carer} or {@code carer2} of the unit. */
    public String carer(String who) {
        return TestTokens.of(subjectOf(who), "linli-app", "carer");
    }

    /** Auditor of the whole city. */
    public String auditor() {
        return TestTokens.of(subjectOf("auditor"), "linli-desk", "auditor");
    }

    public static String administrator() {
        return TestTokens.of("admin", "linli-desk", "administrator");
    }

    public String subjectOf(String who) {
        return who + "-" + mark;
    }

    private void area(String code, @Nullable String parent, String path, String level, String name) {
        registry("areas", "area", code, """
                {"code":"%s","parent":%s,"path":"%s","level":"%s","name":{"zh":"%s","en":"%s"},"geometry":null,
                "retired":false,"revision":1}""".formatted(code, quoted(parent), path, level, name, code));
    }

    private void posting(String who, String role, @Nullable String area, @Nullable String ofUnit) {
        registry("postings", "posting", "p-" + who + "-" + mark, """
                {"postingId":"p-%s-%s","subject":"%s-%s","role":"%s","areaCode":%s,"unitCode":%s,"from":"2020-01-01",
                "to":null,"retired":false,"revision":1}""".formatted(
                        who, mark, who, mark, role, quoted(area), quoted(ofUnit)));
    }

    private void registry(String topic, String kind, String key, String json) {
        registry.add(new Event(
                "linli.registry." + topic,
                key,
                "linli.registry." + kind + ".v1",
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                json));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
