package org.linli.citypack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads responsibilities.csv; rules 47–52. */
final class ResponsibilitiesCsv {

    private static final List<String> COLUMNS =
            List.of("code", "item_zh", "category", "area", "lead_unit", "supporting_units", "automatic", "basis");
    private static final String EVERYWHERE = "";

    private final Reading reading;
    private final AreaTree areas;
    private final CategoryTree categories;
    private final Table<Unit> units;

    ResponsibilitiesCsv(Reading reading, AreaTree areas, CategoryTree categories, Table<Unit> units) {
        this.reading = reading;
        this.areas = areas;
        this.categories = categories;
        this.units = units;
    }

    Table<Responsibility> read() {
        Table<Responsibility> all = new CsvFile("responsibilities.csv", COLUMNS, reading)
                .read(ResponsibilitiesCsv::responsibility, Responsibility::code);
        Map<String, Set<String>> areasOf = new HashMap<>();
        for (Listed<Responsibility> row : all.rows()) {
            check(row);
            Responsibility item = row.value();
            String area = item.area() == null ? EVERYWHERE : item.area();
            if (!item.category().isEmpty()
                    && !areasOf.computeIfAbsent(item.category(), none -> new HashSet<>())
                            .add(area)) {
                String value = area.isEmpty() ? item.category() : item.category() + " " + area;
                fault(
                        row,
                        "responsibilities.ambiguous",
                        value,
                        "同一类别和区域有两行",
                        "two rows have the same category and area");
            }
        }
        if (all.readable() && areas.readable()) {
            categories.ofLevel(3).forEach(leaf -> checkCovered(leaf, areasOf));
        }
        return all;
    }

    private static Responsibility responsibility(CsvRow row) {
        return new Responsibility(
                row.code("code"),
                row.text("item_zh", 200),
                row.code("category"),
                row.optionalCode("area").orElse(null),
                row.code("lead_unit"),
                row.list("supporting_units"),
                row.flag("automatic"),
                row.text("basis", 200));
    }

    private void check(Listed<Responsibility> row) {
        Responsibility item = row.value();
        if (categories.lacks(item.category())) {
            fault(
                    row,
                    "responsibilities.category-unknown",
                    item.category(),
                    "没有类别 " + item.category(),
                    "there is no category " + item.category());
        }
        if (item.area() != null && areas.lacks(item.area())) {
            fault(
                    row,
                    "responsibilities.area-unknown",
                    item.area(),
                    "没有区域 " + item.area(),
                    "there is no area " + item.area());
        }
        Set<String> named = new HashSet<>(item.supportingUnits());
        named.add(item.leadUnit());
        named.stream()
                .filter(units::lacks)
                .sorted()
                .forEach(unit ->
                        fault(row, "responsibilities.unit-unknown", unit, "没有单位 " + unit, "there is no unit " + unit));
        if (item.supportingUnits().contains(item.leadUnit())) {
            fault(
                    row,
                    "responsibilities.lead-supports",
                    item.leadUnit(),
                    "牵头单位不能同时配合",
                    "the lead is among the supporting units");
        }
    }

    private void checkCovered(Category leaf, Map<String, Set<String>> areasOf) {
        Set<String> covered = new HashSet<>();
        for (String category : leaf.path().split("\\.")) {
            covered.addAll(areasOf.getOrDefault(category, Set.of()));
        }
        if (covered.contains(EVERYWHERE)) {
            return;
        }
        areas.ofLevel("city")
                .flatMap(city -> uncoveredGrid(city.value().code(), covered, 0).stream())
                .findFirst()
                .ifPresent(grid -> reading.faults()
                        .warn(
                                Place.whole("responsibilities.csv"),
                                "responsibilities.uncovered",
                                leaf.code(),
                                "类别 " + leaf.code() + " 在网格 " + grid + " 等处没有责任单位",
                                "nobody answers for " + leaf.code() + " in grid " + grid + " and perhaps others"));
    }

    private Optional<String> uncoveredGrid(String area, Set<String> covered, int depth) {
        if (covered.contains(area) || depth > AreasCsv.LEVELS.size()) {
            return Optional.empty();
        }
        if (areas.level(area).equals("grid")) {
            return Optional.of(area);
        }
        return areas.below(area).stream()
                .flatMap(child -> uncoveredGrid(child, covered, depth + 1).stream())
                .findFirst();
    }

    private void fault(Listed<Responsibility> row, String rule, String value, String zh, String en) {
        reading.faults().add(row.at(), rule, value, zh, en);
    }
}
