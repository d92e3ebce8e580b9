package org.linli.citypack;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads postings.csv; rules 37–42. */
final class PostingsCsv {

    private static final List<String> COLUMNS =
            List.of("id", "subject", "name", "phone", "role", "title_zh", "title_en", "area", "unit", "from", "to");

    private static final Set<String> AREA_ONLY =
            Set.of("grid-worker", "desk", "dispatcher", "duty-chief", "inspector", "auditor");
    private static final Set<String> EITHER = Set.of("carer", "volunteer", "organisation");
    private static final String UNIT_ONLY = "unit-handler";
    private static final String AREA_AND_PERHAPS_UNIT = "team-member";
    private static final Set<String> ROLES = roles();

    private final Reading reading;
    private final AreaTree areas;
    private final Table<Unit> units;

    PostingsCsv(Reading reading, AreaTree areas, Table<Unit> units) {
        this.reading = reading;
        this.areas = areas;
        this.units = units;
    }

    Table<PostingRow> read(LocalDate today) {
        Table<PostingRow> postings = new CsvFile("postings.csv", COLUMNS, reading).read(this::posting, PostingRow::id);
        Map<String, String> names = new HashMap<>();
        for (Listed<PostingRow> row : postings.rows()) {
            PostingRow posting = row.value();
            checkReferences(row);
            String known = posting.subject().isEmpty() || posting.name().isEmpty()
                    ? null
                    : names.putIfAbsent(posting.subject(), posting.name());
            if (known != null && !known.equals(posting.name())) {
                fault(row, "postings.name-differs", posting.id(), "同一人的姓名不一致", "one subject has two names");
            }
        }
        if (postings.readable()) {
            checkGrids(postings, today);
        }
        return postings;
    }

    private PostingRow posting(CsvRow row) {
        String role = row.oneOf("role", ROLES);
        String zh = row.name("title_zh");
        LocalDate from = row.date("from");
        LocalDate to = row.optionalDate("to");
        if (to != null && !to.isAfter(from)) {
            row.fault("postings.period", to.toString(), "to 须晚于 from", "to must be later than from");
        }
        if (!bound(role, row.given("area"), row.given("unit"))) {
            row.fault(
                    "postings.binding", role, "area 与 unit 不符合角色 " + role, "area and unit do not fit the role " + role);
        }
        return new PostingRow(
                row.code("id"),
                row.subject("subject"),
                row.personal("name", 50),
                row.phone("phone"),
                role,
                zh,
                row.english("title_en", 100, zh),
                row.optionalCode("area").orElse(null),
                row.optionalCode("unit").orElse(null),
                from,
                to);
    }

    private static boolean bound(String role, boolean area, boolean unit) {
        if (AREA_ONLY.contains(role)) {
            return area && !unit;
        }
        if (EITHER.contains(role)) {
            return area || unit;
        }
        return switch (role) {
            case UNIT_ONLY -> unit && !area;
            case AREA_AND_PERHAPS_UNIT -> area;
            default -> true;
        };
    }

    private void checkReferences(Listed<PostingRow> row) {
        String area = row.value().area();
        if (area != null && areas.lacks(area)) {
            fault(row, "postings.area-unknown", area, "没有区域 " + area, "there is no area " + area);
        }
        String unit = row.value().unit();
        if (unit != null && units.lacks(unit)) {
            fault(row, "postings.unit-unknown", unit, "没有单位 " + unit, "there is no unit " + unit);
        }
    }

    private void checkGrids(Table<PostingRow> postings, LocalDate today) {
        Set<String> covered = new HashSet<>();
        postings.values()
                .filter(p -> p.role().equals("grid-worker") && p.area() != null && p.holdsOn(today))
                .forEach(p -> covered.add(p.area()));
        areas.ofLevel("grid")
                .map(row -> row.value().code())
                .filter(code -> !covered.contains(code))
                .forEach(code -> reading.faults()
                        .warn(
                                Place.whole("postings.csv"),
                                "postings.grid-uncovered",
                                code,
                                "网格 " + code + " 今天没有在任的 grid-worker",
                                "no grid-worker is posted at grid " + code + " today"));
    }

    private void fault(Listed<PostingRow> row, String rule, String value, String zh, String en) {
        reading.faults().add(row.at(), rule, value, zh, en);
    }

    private static Set<String> roles() {
        Set<String> roles = new HashSet<>(AREA_ONLY);
        roles.addAll(EITHER);
        roles.add(UNIT_ONLY);
        roles.add(AREA_AND_PERHAPS_UNIT);
        return Set.copyOf(roles);
    }
}
