package org.linli.intake.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.Area;
import org.linli.citypack.Attribute;
import org.linli.citypack.Category;
import org.linli.citypack.CityPack;
import org.linli.citypack.Reason;
import org.linli.citypack.Span;
import org.linli.citypack.Street;
import org.linli.citypack.Taxonomy;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.Unit;
import org.linli.intake.category.Question;
import org.linli.intake.registry.WorkingTime.WorkingSpan;
import org.linli.intake.sql.BulkInsert;

/**
 * Writes a pack into the reference tables: rows that are new or differ get the revision, rows the pack no longer holds
 * are retired under it, all others stay untouched. So a row's revision tells whether this application changed it.
 */
@ApplicationScoped
class ReferenceTables {

    private record Placed<T>(int place, T row) {}

    private final ObjectMapper json;

    ReferenceTables(ObjectMapper json) {
        this.json = json;
    }

    void takeOver(Connection connection, CityPack pack, int revision) throws SQLException {
        // Retired first: at most one city may be in force at any moment.
        retire(connection, "area", "code", pack.areas().stream().map(Area::code).toList(), revision);
        areas(connection, pack, revision);
        retire(
                connection,
                "street",
                "code",
                pack.streets().stream().map(Street::code).toList(),
                revision);
        streets(connection, pack.streets(), revision);
        retire(
                connection,
                "category",
                "code",
                pack.categories().stream().map(Category::code).toList(),
                revision);
        categories(connection, pack, revision);
        retire(
                connection,
                "taxonomy",
                "code",
                pack.taxonomies().stream().map(Taxonomy::code).toList(),
                revision);
        taxonomies(connection, pack.taxonomies(), revision);
        retire(
                connection,
                "reason",
                "kind || '/' || code",
                pack.reasons().stream().map(r -> r.kind() + "/" + r.code()).toList(),
                revision);
        reasons(connection, pack.reasons(), revision);
        unitNames(connection, pack.units());
        settings(connection, pack, revision);
    }

    private static void retire(Connection connection, String table, String key, List<String> kept, int revision)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                + " SET retired = true, revision = ? WHERE NOT retired AND NOT (" + key + " = ANY(?))")) {
            update.setInt(1, revision);
            update.setArray(2, connection.createArrayOf("text", kept.toArray()));
            update.executeUpdate();
        }
    }

    private static void areas(Connection connection, CityPack pack, int revision) throws SQLException {
        BulkInsert.<Area>into("area")
                .text("code", Area::code)
                .text("parent", Area::parent)
                .text("path", Area::path)
                .text("level", Area::level)
                .text("name_zh", Area::nameZh)
                .text("name_en", a -> given(a.nameEn()))
                .text("geometry", a -> GeoJson.of(pack.grids().get(a.code())))
                .column("retired", "boolean", a -> false)
                .column("revision", "int", a -> revision)
                .ending(replacing(
                        "area", "code", "parent", "path", "level", "name_zh", "name_en", "geometry", "retired"))
                .run(connection, pack.areas());
    }

    private static void streets(Connection connection, List<Street> streets, int revision) throws SQLException {
        BulkInsert.<Street>into("street")
                .text("code", Street::code)
                .text("name_zh", Street::nameZh)
                .text("name_en", s -> given(s.nameEn()))
                .text("owner_unit", Street::ownerUnit)
                .text("owner_posting", Street::ownerPosting)
                .text("geometry", s -> GeoJson.of(s.line()))
                .column("retired", "boolean", s -> false)
                .column("revision", "int", s -> revision)
                .ending(replacing(
                        "street", "code", "name_zh", "name_en", "owner_unit", "owner_posting", "geometry", "retired"))
                .run(connection, streets);
    }

    private void categories(Connection connection, CityPack pack, int revision) throws SQLException {
        Map<String, List<Question>> questions = pack.attributes().stream()
                .collect(Collectors.groupingBy(
                        Attribute::category, Collectors.mapping(ReferenceTables::question, Collectors.toList())));
        BulkInsert.<Placed<Category>>into("category")
                .text("code", c -> c.row().code())
                .text("parent", c -> c.row().parent())
                .text("path", c -> c.row().path())
                .column("level", "int", c -> c.row().level())
                .text("name_zh", c -> c.row().nameZh())
                .text("name_en", c -> given(c.row().nameEn()))
                .text("taxonomies", c -> String.join(";", c.row().taxonomies()))
                .text("attributes", c -> written(questions.getOrDefault(c.row().code(), List.of())))
                .column("place", "int", Placed::place)
                .column("retired", "boolean", c -> false)
                .column("revision", "int", c -> revision)
                .ending(replacing(
                        "category",
                        "code",
                        "parent",
                        "path",
                        "level",
                        "name_zh",
                        "name_en",
                        "taxonomies",
                        "attributes",
                        "place",
                        "retired"))
                .run(connection, placed(pack.categories()));
    }

    private static void taxonomies(Connection connection, List<Taxonomy> taxonomies, int revision) throws SQLException {
        BulkInsert.<Placed<Taxonomy>>into("taxonomy")
                .text("code", t -> t.row().code())
                .text("list", t -> t.row().list())
                .text("name_zh", t -> t.row().nameZh())
                .text("name_en", t -> given(t.row().nameEn()))
                .column("place", "int", Placed::place)
                .column("retired", "boolean", t -> false)
                .column("revision", "int", t -> revision)
                .ending(replacing("taxonomy", "code", "list", "name_zh", "name_en", "place", "retired"))
                .run(connection, placed(taxonomies));
    }

    private static void reasons(Connection connection, List<Reason> reasons, int revision) throws SQLException {
        BulkInsert.<Reason>into("reason")
                .text("kind", Reason::kind)
                .text("code", Reason::code)
                .text("text_zh", Reason::textZh)
                .text("text_en", r -> given(r.textEn()))
                .column("retired", "boolean", r -> false)
                .column("revision", "int", r -> revision)
                .ending(replacing("reason", "kind, code", "text_zh", "text_en", "retired"))
                .run(connection, reasons);
    }

    private static void unitNames(Connection connection, List<Unit> units) throws SQLException {
        BulkInsert.<Unit>into("unit_name")
                .text("code", Unit::code)
                .text("name_zh", Unit::nameZh)
                .text("name_en", u -> given(u.nameEn()))
                .ending("ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en")
                .run(connection, units);
    }

    private void settings(Connection connection, CityPack pack, int revision) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO city_settings (revision, street_reach, working_time) VALUES (?, ?, ?)
                ON CONFLICT (only_one) DO UPDATE SET revision = excluded.revision,
                  street_reach = excluded.street_reach, working_time = excluded.working_time""")) {
            upsert.setInt(1, revision);
            upsert.setInt(2, pack.info().streetReachM());
            upsert.setString(3, written(workingTime(pack)));
            upsert.executeUpdate();
        }
    }

    static WorkingTime workingTime(CityPack pack) {
        Span clock = pack.clocks().base().get("verification");
        if (clock == null) {
            throw new IllegalStateException("a faultless pack has the verification clock");
        }
        Map<DayOfWeek, List<WorkingSpan>> week = new EnumMap<>(DayOfWeek.class);
        pack.hours().week().forEach((day, spans) -> week.put(day, spans(spans)));
        Map<LocalDate, String> days = new TreeMap<>();
        pack.calendars().values().forEach(year -> year.forEach(d -> days.put(d.date(), d.kind())));
        return new WorkingTime(
                clock.amount(), clock.unit(), week, spans(pack.hours().shiftedWorkday()), days);
    }

    private static List<WorkingSpan> spans(List<TimeSpan> spans) {
        return spans.stream().map(s -> new WorkingSpan(s.from(), s.to())).toList();
    }

    private static Question question(Attribute a) {
        return new Question(
                a.code(),
                a.type(),
                a.required(),
                a.choices().stream()
                        .map(c -> new Question.Choice(c.code(), c.zh(), given(c.en())))
                        .toList(),
                a.min(),
                a.max(),
                a.labelZh(),
                given(a.labelEn()),
                a.blockingWhen(),
                a.noticeZh(),
                given(a.noticeEn()));
    }

    /** Only a row that differs is written, so that its revision and its event tell of a change. */
    private static String replacing(String table, String key, String... columns) {
        String old = IntStream.range(0, columns.length)
                .mapToObj(i -> table + "." + columns[i])
                .collect(Collectors.joining(", "));
        String now = IntStream.range(0, columns.length)
                .mapToObj(i -> "excluded." + columns[i])
                .collect(Collectors.joining(", "));
        return "ON CONFLICT (" + key + ") DO UPDATE SET (" + String.join(", ", columns) + ", revision) = (" + now
                + ", excluded.revision) WHERE (" + old + ") IS DISTINCT FROM (" + now + ")";
    }

    private static <T> List<Placed<T>> placed(List<T> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Placed<>(i, rows.get(i)))
                .toList();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
