package org.linli.dispatch.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Which grid a place lies in. A point on a shared border belongs to the grid whose code sorts first. */
final class GridIndex {

    private record Grid(String code, PreparedGeometry polygon) {}

    private final STRtree tree = new STRtree();

    GridIndex(Collection<Area> areas) {
        areas.stream()
                .filter(a -> !a.retired() && a.level().equals("grid") && a.geometry() != null)
                .forEach(a -> tree.insert(
                        a.geometry().getEnvelopeInternal(),
                        new Grid(a.code(), PreparedGeometryFactory.prepare(a.geometry()))));
        tree.build();
    }

    /** The grid at a place in WGS 84; empty outside the city. */
    @SuppressWarnings("unchecked")
    Optional<String> at(double longitude, double latitude) {
        Point point = MicroDegrees.point(longitude, latitude);
        List<Grid> near = tree.query(point.getEnvelopeInternal());
        return near.stream()
                .filter(g -> g.polygon().covers(point))
                .map(Grid::code)
                .min(String::compareTo);
    }
}
