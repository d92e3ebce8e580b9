package org.linli.reporting.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.TestTokens;
import org.linli.kit.testing.Wire.Event;

/**
 * A place of a test's own: a subdistrict with one grid below the one city of all tests, a unit, a week of the past, and
 * officers posted there. Two towns share nothing but the city.
 */
public final class Town {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String CITY = "tc";
    /** Each town has a week of its own, and a run on a used database most likely other ones. */
    private static final AtomicInteger NEXT_WEEK =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(2500));

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    public final String subdistrict = "s-" + mark;
    public final String grid = "g-" + mark;
    public final String unit = "u-" + mark;
    /** A Monday. */
    public final LocalDate monday;

    private final List<Event> registry = new ArrayList<>();

    public Town() {
        this(1);
    }

    /** @param weeks how many weeks from its Monday on no other town has */
    public Town(int weeks) {
        monday = LocalDate.of(1971, 1, 4).plusWeeks(NEXT_WEEK.getAndAdd(weeks));
        area(CITY, null, CITY, "city", "试验市");
        area(subdistrict, CITY, CITY + "." + subdistrict, "subdistrict", "街道" + mark);
        area(grid, subdistrict, CITY + "." + subdistrict + "." + grid, "grid", "网格" + mark);
        registry("units", "unit", unit, """
                {"code":"%s","parent":null,"kind":"department","name":{"zh":"单位%s"},"areaCode":"%s","retired":false,
                "revision":1}""".formatted(unit, mark, CITY));
        posting("chief", "duty-chief", CITY, null);
        posting("auditor", "auditor", CITY, null);
        posting("officer", "desk", subdistrict, null);
        posting("handler", "unit-handler", null, unit);
    }

    public List<Event> registry() {
        return List.copyOf(registry);
    }

    public Story story() {
        return new Story(grid);
    }

    /** A moment of the week: day 0 is Monday, time as HH:mm, in the city's zone. */
    public Instant at(int day, String time) {
        return monday.plusDays(day)
                .atTime(java.time.LocalTime.parse(time))
                .atZone(ZONE)
                .toInstant();
    }

    public String week() {
        return monday.format(java.time.format.DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
    }

    /** Duty chief of the whole city. */
    public String chief() {
        return TestTokens.of("chief-" + mark, "linli-web", "duty-chief");
    }

    /** Auditor of the whole city. */
    public String auditor() {
        return TestTokens.of("auditor-" + mark, "linli-web", "auditor");
    }

    /** Desk officer of the subdistrict. */
    public String officer() {
        return TestTokens.of("officer-" + mark, "linli-web", "desk");
    }

    public String handler() {
        return TestTokens.of("handler-" + mark, "linli-web", "unit-handler");
    }

    public static String administrator() {
        return TestTokens.of("admin", "linli-web", "administrator");
    }

    public String subjectOf(String who) {
        return who + "-" + mark;
    }

    private void area(String code, @Nullable String parent, String path, String level, String name) {
        registry("areas", "area", code, """
                {"code":"%s","parent":%s,"path":"%s","level":"%s","name":{"zh":"%s","en":"%s"},"geometry":null,
                "retired":false,"revision":1}""".formatted(
                        code, parent == null ? "null" : "\"" + parent + "\"", path, level, name, code));
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
