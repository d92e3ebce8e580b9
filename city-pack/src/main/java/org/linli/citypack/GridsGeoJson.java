package org.linli.citypack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/** Reads grids.geojson; rules 10–14, and 15–17 through {@link Tiling}. */
final class GridsGeoJson {

    static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);

    private static final String PATH = "grids.geojson";
    private static final Set<String> GRID_OR_UNREAD = Set.of("grid", "");

    private final Reading reading;
    private final AreaTree areas;

    GridsGeoJson(Reading reading, AreaTree areas) {
        this.reading = reading;
        this.areas = areas;
    }

    /**
     * What was read.
     *
     * @param outline of the city in micro-degrees, when the grids tile it without fault
     */
    record Grids(SortedMap<String, Polygon> polygons, Optional<Ring> outline) {}

    Grids read() {
        Table<GeoFeature> features = new GeoJsonFile(PATH, reading).read();
        List<Tile> tiles = new ArrayList<>();
        boolean complete = features.readable() && areas.readable();
        for (Listed<GeoFeature> row : features.rows()) {
            GeoFeature feature = row.value();
            boolean grid = checkCode(feature);
            Optional<Ring> ring = ring(feature);
            // Of a code that is there twice only the first counts: the second is a fault already.
            boolean first = feature.code().isEmpty()
                    || features.byKey().get(feature.code()).at() == row.at();
            if (ring.isPresent() && first) {
                tiles.add(new Tile(feature.code(), feature.at(), ring.get()));
            }
            complete &= grid && ring.isPresent() && first;
        }
        if (features.readable()) {
            complete &= checkMissing(features);
        }
        Optional<Ring> outline = new Tiling(tiles, reading.faults()).outline(complete);
        SortedMap<String, Polygon> polygons = new TreeMap<>();
        tiles.forEach(tile -> polygons.put(tile.code(), tile.ring().inDegrees(WGS84)));
        return new Grids(polygons, outline);
    }

    private boolean checkCode(GeoFeature feature) {
        boolean known = !areas.lacks(feature.code())
                && (!areas.readable()
                        || feature.code().isEmpty()
                        || GRID_OR_UNREAD.contains(areas.level(feature.code())));
        if (!known) {
            fault(
                    feature.at(),
                    "grids.code-unknown",
                    feature.code(),
                    feature.code() + " 不是 areas.csv 中的网格",
                    feature.code() + " is not a grid of areas.csv");
        }
        return known && !feature.code().isEmpty();
    }

    private boolean checkMissing(Table<GeoFeature> features) {
        List<Listed<Area>> missing = areas.ofLevel("grid")
                .filter(row -> !features.byKey().containsKey(row.value().code()))
                .toList();
        missing.forEach(row -> fault(
                Place.whole(PATH),
                "grids.polygon-missing",
                row.value().code(),
                "网格 " + row.value().code() + " 没有多边形",
                "the grid " + row.value().code() + " has no polygon"));
        return missing.isEmpty();
    }

    private Optional<Ring> ring(GeoFeature feature) {
        JsonNode rings = feature.geometry().path("coordinates");
        Optional<Positions> positions =
                feature.is("Polygon") && rings.size() == 1 ? Positions.of(rings.get(0)) : Optional.empty();
        if (positions.isEmpty()
                || positions.get().size() < 4
                || positions.get().key(0) != positions.get().key(positions.get().size() - 1)) {
            fault(
                    feature.at(),
                    "grids.geometry",
                    feature.code(),
                    "须为单环闭合多边形，至少 4 个位置，坐标在范围内且不超过 6 位小数",
                    "must be a polygon of one closed ring of at least 4 positions in range with at most 6 decimals");
            return Optional.empty();
        }
        Ring ring = Ring.closed(positions.get());
        OptionalLong touch = ring.selfTouch();
        if (touch.isPresent()) {
            String where = Positions.shown(touch.getAsLong());
            fault(
                    feature.at(),
                    "grids.self-crossing",
                    feature.code(),
                    "多边形在 " + where + " 附近与自身接触或交叉",
                    "the ring touches or crosses itself near " + where);
            return Optional.empty();
        }
        if (ring.twiceArea() < 0) {
            fault(
                    feature.at(),
                    "grids.orientation",
                    feature.code(),
                    "环须为逆时针方向",
                    "the ring runs clockwise, it must run counter-clockwise");
            return Optional.of(ring.reversed());
        }
        return Optional.of(ring);
    }

    private void fault(Place at, String rule, String value, String zh, String en) {
        reading.faults().add(at, rule, value, zh, en);
    }
}
