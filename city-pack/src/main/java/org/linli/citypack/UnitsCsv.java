package org.linli.citypack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads units.csv; rules 30–33 and 35. */
final class UnitsCsv {

    private static final List<String> COLUMNS = List.of("code", "parent", "kind", "name_zh", "name_en", "area");

    /** Levels that the area of a kind may have; other kinds may look after any area or the whole city. */
    private static final Map<String, Set<String>> LEVELS = Map.of(
            "street-office", Set.of("subdistrict"),
            "community", Set.of("community"),
            "property", Set.of("community", "grid"));

    private final Reading reading;
    private final AreaTree areas;

    UnitsCsv(Reading reading, AreaTree areas) {
        this.reading = reading;
        this.areas = areas;
    }

    Table<Unit> read() {
        Table<Unit> units = new CsvFile("units.csv", COLUMNS, reading).read(UnitsCsv::unit, Unit::code);
        Set<String> endingAtATop = new HashSet<>();
        for (Listed<Unit> row : units.rows()) {
            checkParent(row, units, endingAtATop);
            checkArea(row);
        }
        if (units.readable()) {
            exactlyOne(units, "street-office", "subdistrict");
            exactlyOne(units, "community", "community");
        }
        return units;
    }

    /** Rule 35, which needs the postings. */
    void checkHandlers(Table<Unit> units, Table<PostingRow> postings, LocalDate today) {
        if (!postings.readable()) {
            return;
        }
        Set<@Nullable String> handled = postings.values()
                .filter(p -> p.role().equals("unit-handler") && p.holdsOn(today))
                .map(PostingRow::unit)
                .collect(Collectors.toSet());
        units.byKey().forEach((code, row) -> {
            if (!handled.contains(code)) {
                reading.faults()
                        .warn(
                                row.at(),
                                "units.handler-missing",
                                code,
                                "今天没有在任的 unit-handler",
                                "has no unit-handler posting valid today");
            }
        });
    }

    private static Unit unit(CsvRow row) {
        String code = row.code("code");
        if (References.RELATIVE.contains(code)) {
            row.bad("code", code, "与相对引用同名", "is the name of a relative reference");
        }
        String zh = row.name("name_zh");
        return new Unit(
                code,
                row.optionalCode("parent").orElse(null),
                row.oneOf("kind", Values.UNIT_KINDS),
                zh,
                row.english("name_en", 100, zh),
                row.optionalCode("area").orElse(null));
    }

    private void checkParent(Listed<Unit> row, Table<Unit> units, Set<String> endingAtATop) {
        String parent = row.value().parent();
        if (parent == null) {
            return;
        }
        if (units.lacks(parent)) {
            unknownParent(row, parent, "没有上级单位 " + parent, "there is no parent unit " + parent);
            return;
        }
        Set<String> seen = new HashSet<>();
        String above = parent;
        while (above != null && !endingAtATop.contains(above) && seen.add(above)) {
            if (above.equals(row.value().code())) {
                unknownParent(row, parent, "上级关系成环", "the parents form a cycle");
                return;
            }
            above = units.get(above).map(Unit::parent).orElse(null);
        }
        if (above == null || endingAtATop.contains(above)) {
            endingAtATop.addAll(seen);
        }
    }

    private void unknownParent(Listed<Unit> row, String parent, String zh, String en) {
        reading.faults().add(row.at(), "units.parent-unknown", parent, zh, en);
    }

    private void checkArea(Listed<Unit> row) {
        Unit unit = row.value();
        Set<String> levels = LEVELS.get(unit.kind());
        if (unit.area() == null) {
            if (levels != null) {
                level(row, "", levels);
            }
            return;
        }
        if (areas.lacks(unit.area())) {
            reading.faults()
                    .add(
                            row.at(),
                            "units.area-unknown",
                            unit.area(),
                            "没有区域 " + unit.area(),
                            "there is no area " + unit.area());
            return;
        }
        String level = areas.level(unit.area());
        if (levels != null && !level.isEmpty() && !levels.contains(level)) {
            level(row, unit.area(), levels);
        }
    }

    private void level(Listed<Unit> row, String area, Set<String> levels) {
        String list = String.join(" ", levels.stream().sorted().toList());
        reading.faults()
                .add(
                        row.at(),
                        "units.area-level",
                        area,
                        row.value().kind() + " 的 area 须为下列层级：" + list,
                        "the area of a " + row.value().kind() + " must be of level: " + list);
    }

    private void exactlyOne(Table<Unit> units, String kind, String level) {
        Map<String, Integer> counted = new HashMap<>();
        for (Listed<Unit> row : units.rows()) {
            String area = row.value().area();
            if (row.value().kind().equals(kind) && area != null && counted.merge(area, 1, Integer::sum) > 1) {
                notOne(row.at(), area, kind);
            }
        }
        areas.ofLevel(level)
                .map(row -> row.value().code())
                .filter(code -> !counted.containsKey(code))
                .forEach(code -> notOne(Place.whole("units.csv"), code, kind));
    }

    private void notOne(Place at, String area, String kind) {
        reading.faults()
                .add(at, "units.area-not-one", area, area + " 须恰有一个 " + kind, area + " must have exactly one " + kind);
    }
}
