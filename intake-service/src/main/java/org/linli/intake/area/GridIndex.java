package org.linli.intake.area;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the grid of a point. A point on a border belongs to exactly one grid: the one whose code sorts first. Reading is
 * safe for many threads.
 */
final class GridIndex {

    private record Entry(String code, PreparedGeometry polygon) {}

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final STRtree tree = new STRtree();

    GridIndex(Map<String, Polygon> grids) {
        grids.forEach((code, polygon) ->
                tree.insert(polygon.getEnvelopeInternal(), new Entry(code, PreparedGeometryFactory.prepare(polygon))));
        // The tree builds itself at the first query, which must not happen in many threads at once.
        tree.build();
    }

    /** @param point in WGS84 */
    Optional<String> gridAt(Point point) {
        Coordinate at = new Coordinate(point.longitude(), point.latitude());
        org.locationtech.jts.geom.Point place = GEOMETRY.createPoint(at);
        String first = null;
        for (Entry entry : candidates(at)) {
            boolean sortsBefore = first == null || entry.code().compareTo(first) < 0;
            if (sortsBefore && entry.polygon().covers(place)) {
                first = entry.code();
            }
        }
        return Optional.ofNullable(first);
    }

    @SuppressWarnings("unchecked")
    private List<Entry> candidates(Coordinate at) {
        return (List<Entry>) tree.query(new Envelope(at));
    }
}
