package org.linli.citypack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads areas.csv and makes the tree's paths; rules 5–8. */
final class AreasCsv {

    static final List<String> LEVELS = List.of("city", "district", "subdistrict", "community", "grid");

    private static final List<String> COLUMNS = List.of("code", "parent", "level", "name_zh", "name_en");

    private final Reading reading;

    AreasCsv(Reading reading) {
        this.reading = reading;
    }

    AreaTree read() {
        Table<Area> found = new CsvFile("areas.csv", COLUMNS, reading).read(AreasCsv::area, Area::code);
        Map<String, String> paths = new HashMap<>();
        List<Listed<Area>> placed = found.rows().stream()
                .map(row -> new Listed<>(row.at(), placed(row.value(), found, paths)))
                .toList();
        AreaTree tree = new AreaTree(found.withRows(placed, Area::code));
        if (found.readable()) {
            check(tree);
        }
        return tree;
    }

    private static Area area(CsvRow row) {
        String code = row.code("code");
        String parent = row.optionalCode("parent").orElse(null);
        String level = row.oneOf("level", Set.copyOf(LEVELS));
        if (level.equals("city") && row.given("parent")) {
            row.bad("parent", row.raw("parent"), "城市没有上级", "a city has no parent");
        } else if (!level.isEmpty() && !level.equals("city") && !row.given("parent")) {
            row.missing("parent");
        }
        String zh = row.name("name_zh");
        return new Area(code, parent, "", level, zh, row.english("name_en", 100, zh));
    }

    private static Area placed(Area area, Table<Area> areas, Map<String, String> paths) {
        String path = path(area, areas, paths, 0);
        return new Area(area.code(), area.parent(), path, area.level(), area.nameZh(), area.nameEn());
    }

    private static String path(Area area, Table<Area> areas, Map<String, String> paths, int depth) {
        String known = paths.get(area.code());
        if (known != null) {
            return known;
        }
        // A cycle has a fault of its own (a level that does not fit); here it must only come to an end.
        Area above = area.parent() == null || depth > LEVELS.size()
                ? null
                : areas.get(area.parent()).orElse(null);
        String path = above == null ? area.code() : path(above, areas, paths, depth + 1) + "." + area.code();
        paths.put(area.code(), path);
        return path;
    }

    private void check(AreaTree tree) {
        Faults faults = reading.faults();
        Set<String> parents = new HashSet<>();
        int cities = 0;
        for (Listed<Area> row : tree.rows()) {
            Area area = row.value();
            if (area.level().equals("city") && ++cities > 1) {
                faults.add(row.at(), "areas.city-not-one", area.code(), "只能有一个 city", "there must be exactly one city");
            }
            if (area.parent() != null) {
                parents.add(area.parent());
                checkParent(row, area.parent(), tree);
            }
        }
        if (cities == 0) {
            faults.add(
                    Place.whole("areas.csv"), "areas.city-not-one", "", "须有一个 city", "there must be exactly one city");
        }
        for (Listed<Area> row : tree.rows()) {
            Area area = row.value();
            if (!area.code().isEmpty()
                    && !area.level().isEmpty()
                    && !area.level().equals("grid")
                    && !parents.contains(area.code())) {
                faults.warn(row.at(), "areas.childless", area.code(), "其下没有区域", "has no area below it");
            }
        }
    }

    private void checkParent(Listed<Area> row, String parent, AreaTree tree) {
        Area area = row.value();
        if (tree.lacks(parent)) {
            reading.faults()
                    .add(
                            row.at(),
                            "areas.parent-unknown",
                            parent,
                            "没有上级区域 " + parent,
                            "there is no parent area " + parent);
            return;
        }
        String above = tree.level(parent);
        if (!above.isEmpty()
                && LEVELS.indexOf(area.level()) > 0
                && LEVELS.indexOf(above) != LEVELS.indexOf(area.level()) - 1) {
            reading.faults()
                    .add(
                            row.at(),
                            "areas.parent-level",
                            parent,
                            area.level() + " 的上级不能是 " + above,
                            "the parent of a " + area.level() + " cannot be a " + above);
        }
    }
}
