package org.linli.citypack;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;

/** Reads streets.csv and streets.geojson; rules 18–22. */
final class Streets {

    private static final List<String> COLUMNS = List.of("code", "name_zh", "name_en", "owner_unit", "owner_posting");
    private static final LineString NO_LINE = GridsGeoJson.WGS84.createLineString();

    private final Reading reading;
    private final Optional<IndexedPointInAreaLocator> city;

    /** @param outline of the city; without one nobody can tell what lies outside */
    Streets(Reading reading, Optional<Ring> outline) {
        this.reading = reading;
        this.city = outline.map(ring -> new IndexedPointInAreaLocator(ring.inMicroDegrees(new GeometryFactory())));
    }

    Table<Street> read(Table<Unit> units, Table<PostingRow> postings) {
        Table<Street> streets = new CsvFile("streets.csv", COLUMNS, reading).read(Streets::street, Street::code);
        for (Listed<Street> row : streets.rows()) {
            checkOwner(row, units, postings);
        }
        Table<GeoFeature> lines = new GeoJsonFile("streets.geojson", reading).read();
        for (Listed<GeoFeature> row : lines.rows()) {
            String code = row.value().code();
            if (streets.lacks(code)) {
                fault(
                        row.at(),
                        "streets.code-unknown",
                        code,
                        "streets.csv 中没有路段 " + code,
                        "there is no segment " + code + " in streets.csv");
            }
        }
        for (Listed<Street> row : streets.rows()) {
            if (lines.lacks(row.value().code())) {
                fault(row.at(), "streets.line-missing", row.value().code(), "没有线形", "has no line in streets.geojson");
            }
        }
        Table<LineString> drawn = lines.map(this::line);
        return streets.withRows(
                streets.rows().stream()
                        .map(row -> new Listed<>(row.at(), drawn(row.value(), drawn)))
                        .toList(),
                Street::code);
    }

    private static Street street(CsvRow row) {
        String zh = row.name("name_zh");
        return new Street(
                row.code("code"),
                zh,
                row.english("name_en", 100, zh),
                row.code("owner_unit"),
                row.optionalCode("owner_posting").orElse(null),
                NO_LINE);
    }

    private static Street drawn(Street street, Table<LineString> lines) {
        return new Street(
                street.code(),
                street.nameZh(),
                street.nameEn(),
                street.ownerUnit(),
                street.ownerPosting(),
                lines.get(street.code()).orElse(NO_LINE));
    }

    private void checkOwner(Listed<Street> row, Table<Unit> units, Table<PostingRow> postings) {
        String unit = row.value().ownerUnit();
        if (units.lacks(unit)) {
            fault(row.at(), "streets.owner-unknown", unit, "没有单位 " + unit, "there is no unit " + unit);
        }
        String posting = row.value().ownerPosting();
        if (posting != null && postings.lacks(posting)) {
            fault(row.at(), "streets.owner-unknown", posting, "没有任职 " + posting, "there is no posting " + posting);
        }
    }

    private LineString line(GeoFeature feature) {
        Optional<Positions> found =
                feature.is("LineString") ? Positions.of(feature.geometry().path("coordinates")) : Optional.empty();
        boolean line = found.isPresent()
                && IntStream.range(1, found.get().size())
                        .anyMatch(i -> found.get().key(i) != found.get().key(0));
        if (!line) {
            fault(
                    feature.at(),
                    "streets.geometry",
                    feature.code(),
                    "须为线，至少两个不同的位置，坐标在范围内且不超过 6 位小数",
                    "must be a line of at least 2 different positions in range with at most 6 decimals");
            return NO_LINE;
        }
        Positions positions = found.get();
        city.ifPresent(outline -> checkInside(feature, positions, outline));
        return GridsGeoJson.WGS84.createLineString(IntStream.range(0, positions.size())
                .mapToObj(i -> Positions.degrees(positions.key(i)))
                .toArray(Coordinate[]::new));
    }

    private void checkInside(GeoFeature feature, Positions positions, IndexedPointInAreaLocator outline) {
        IntStream.range(0, positions.size())
                .filter(i -> outline.locate(
                                new Coordinate(positions.x()[i], positions.y()[i]))
                        == Location.EXTERIOR)
                .findFirst()
                .ifPresent(i -> {
                    String where = Positions.shown(positions.key(i));
                    fault(
                            feature.at(),
                            "streets.outside",
                            feature.code() + " " + where,
                            "位置 " + where + " 在城市外轮廓之外",
                            "the position " + where + " lies outside the outline of the city");
                });
    }

    private void fault(Place at, String rule, String value, String zh, String en) {
        reading.faults().add(at, rule, value, zh, en);
    }
}
