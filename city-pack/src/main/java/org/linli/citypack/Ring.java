package org.linli.citypack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** A closed ring of vertices in micro-degrees; the first is not repeated at the end. */
final class Ring {

    private final long[] vertices;

    Ring(long[] vertices) {
        this.vertices = vertices;
    }

    /** Of a closed list of positions, without its last. */
    static Ring closed(Positions positions) {
        long[] vertices = new long[positions.size() - 1];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = positions.key(i);
        }
        return new Ring(vertices);
    }

    int size() {
        return vertices.length;
    }

    /** The vertex with that number, counted around. */
    long at(int i) {
        return vertices[i % vertices.length];
    }

    /** Above 0 when it runs counter-clockwise. */
    long twiceArea() {
        long sum = 0;
        for (int i = 1; i + 1 < vertices.length; i++) {
            sum += Segments.cross(vertices[0], vertices[i], vertices[i + 1]);
        }
        return sum;
    }

    Ring reversed() {
        long[] turned = new long[vertices.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = vertices[turned.length - 1 - i];
        }
        return new Ring(turned);
    }

    /** A vertex at which the ring touches or crosses itself, or has no extent. */
    OptionalLong selfTouch() {
        int n = vertices.length;
        for (int i = 0; i < n; i++) {
            if (at(i) == at(i + 1) || Segments.turnsBack(at(i), at(i + 1), at(i + 2))) {
                return OptionalLong.of(at(i + 1));
            }
        }
        STRtree edges = edges();
        for (int i = 0; i < n; i++) {
            for (Object found : edges.query(envelope(at(i), at(i + 1)))) {
                int j = (Integer) found;
                boolean adjacent = j == (i + 1) % n || i == (j + 1) % n;
                if (j > i && !adjacent && Segments.meet(at(i), at(i + 1), at(j), at(j + 1))) {
                    return OptionalLong.of(at(j));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The numbers of the edges by their extent; edge i runs from vertex i to the next. */
    STRtree edges() {
        STRtree tree = new STRtree();
        for (int i = 0; i < vertices.length; i++) {
            tree.insert(envelope(at(i), at(i + 1)), i);
        }
        tree.build();
        return tree;
    }

    static Envelope envelope(long a, long b) {
        return new Envelope(Positions.x(a), Positions.x(b), Positions.y(a), Positions.y(b));
    }

    /** In degrees. */
    Polygon inDegrees(GeometryFactory geometry) {
        return polygon(geometry, Positions::degrees);
    }

    /** In micro-degrees, which a double holds exactly. */
    Polygon inMicroDegrees(GeometryFactory geometry) {
        return polygon(geometry, key -> new Coordinate(Positions.x(key), Positions.y(key)));
    }

    private Polygon polygon(GeometryFactory geometry, LongFunction<Coordinate> coordinate) {
        List<Coordinate> closed = new ArrayList<>(vertices.length + 1);
        for (int i = 0; i <= vertices.length; i++) {
            closed.add(coordinate.apply(at(i)));
        }
        return geometry.createPolygon(closed.toArray(Coordinate[]::new));
    }
}
