package org.linli.intake.area;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the street segment a place lies on: the nearest one within reach; of equally near ones the code that sorts first. */
final class StreetIndex {

    private record Entry(String code, LineString line) {}

    private static final double METRES_PER_DEGREE = 111_320.0;

    private final STRtree tree = new STRtree();
    private final int reachMetres;

    /** @param reachMetres how far from a segment a place still lies on it, 1–200 */
    StreetIndex(Map<String, LineString> streets, int reachMetres) {
        this.reachMetres = reachMetres;
        streets.forEach((code, line) -> tree.insert(line.getEnvelopeInternal(), new Entry(code, line)));
        tree.build();
    }

    /** @param point in WGS84 */
    Optional<String> streetAt(Point point) {
        double eastScale = METRES_PER_DEGREE * Math.cos(Math.toRadians(point.latitude()));
        Envelope around = new Envelope(new Coordinate(point.longitude(), point.latitude()));
        around.expandBy(reachMetres / eastScale, reachMetres / METRES_PER_DEGREE);
        String nearest = null;
        double least = Double.MAX_VALUE;
        for (Entry entry : candidates(around)) {
            double metres = metres(entry.line(), point, eastScale);
            boolean better = metres < least || (metres == least && entry.code().compareTo(nearest) < 0);
            if (metres <= reachMetres && better) {
                nearest = entry.code();
                least = metres;
            }
        }
        return Optional.ofNullable(nearest);
    }

    // Within two hundred metres the earth is flat enough: degrees are stretched to metres around the point.
    private static double metres(LineString line, Point point, double eastScale) {
        Coordinate[] stretched = new Coordinate[line.getNumPoints()];
        for (int i = 0; i < stretched.length; i++) {
            Coordinate c = line.getCoordinateN(i);
            stretched[i] =
                    new Coordinate((c.x - point.longitude()) * eastScale, (c.y - point.latitude()) * METRES_PER_DEGREE);
        }
        return Distance.pointToSegmentString(new Coordinate(0, 0), stretched);
    }

    @SuppressWarnings("unchecked")
    private List<Entry> candidates(Envelope around) {
        return (List<Entry>) tree.query(around);
    }
}
