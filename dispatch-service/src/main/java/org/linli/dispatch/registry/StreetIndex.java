package org.linli.dispatch.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** Which street segment a place lies on: the nearest within reach; with equal distance the code that sorts first. */
final class StreetIndex {

    private static final double METRES_PER_DEGREE = Math.toRadians(1) * 6_371_008.8;

    private record Segment(String code, Geometry line) {}

    private record Near(String code, long millimetres) {}

    private final STRtree tree = new STRtree();
    private final int reachMetres;

    /** @param reachMetres how far from its line a place still lies on a segment */
    StreetIndex(Collection<Street> streets, int reachMetres) {
        this.reachMetres = reachMetres;
        streets.stream()
                .filter(s -> !s.retired() && s.line() != null)
                .forEach(s -> tree.insert(s.line().getEnvelopeInternal(), new Segment(s.code(), s.line())));
        tree.build();
    }

    /** The segment a place in WGS 84 lies on. */
    @SuppressWarnings("unchecked")
    Optional<String> at(double longitude, double latitude) {
        double x = longitude * MicroDegrees.PER_DEGREE;
        double y = latitude * MicroDegrees.PER_DEGREE;
        double yMetres = METRES_PER_DEGREE / MicroDegrees.PER_DEGREE;
        double xMetres = yMetres * Math.cos(Math.toRadians(latitude));
        Envelope reach = new Envelope(new Coordinate(x, y));
        reach.expandBy(reachMetres / Math.max(xMetres, 1e-9) + 1, reachMetres / yMetres + 1);
        List<Segment> near = tree.query(reach);
        return near.stream()
                .map(s -> new Near(s.code(), Math.round(1000 * metres(s.line(), x, y, xMetres, yMetres))))
                .filter(n -> n.millimetres() <= 1000L * reachMetres)
                .min(Comparator.comparingLong(Near::millimetres).thenComparing(Near::code))
                .map(Near::code);
    }

    /** Distance on a plane that touches the earth at the place: exact to millimetres within any reach allowed. */
    private static double metres(Geometry line, double x, double y, double xMetres, double yMetres) {
        Coordinate here = new Coordinate(0, 0);
        Coordinate[] path = line.getCoordinates();
        Coordinate[] flat = new Coordinate[path.length];
        for (int i = 0; i < path.length; i++) {
            flat[i] = new Coordinate((path[i].x - x) * xMetres, (path[i].y - y) * yMetres);
        }
        return Distance.pointToSegmentString(here, flat);
    }
}
