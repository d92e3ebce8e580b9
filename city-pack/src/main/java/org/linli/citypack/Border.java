package org.linli.citypack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** The edges that only one polygon uses: the outline, and the rims of what is wrong. */
final class Border {

    private final Map<Edge, Tile> edges;
    private final Faults faults;

    Border(Map<Edge, Tile> edges, Faults faults) {
        this.edges = edges;
        this.faults = faults;
    }

    /** The one simple ring; anything else is a gap, or an overlap where a ring lies within the outline. */
    Optional<Ring> outline() {
        List<Ring> rings = rings();
        Optional<Ring> outer = rings.stream().max(Comparator.comparingLong(Ring::twiceArea));
        if (outer.isEmpty()) {
            return outer;
        }
        if (rings.size() > 1) {
            Inside inside = new Inside(outer.get());
            rings.stream().filter(ring -> ring != outer.get()).forEach(ring -> superfluous(ring, inside));
            return Optional.empty();
        }
        OptionalLong crossing = outer.get().selfTouch();
        if (crossing.isPresent()) {
            overlap(outer.get(), crossing.getAsLong());
            return Optional.empty();
        }
        return outer;
    }

    private void superfluous(Ring ring, Inside outer) {
        if (ring.twiceArea() > 0 && outer.overlaps(ring)) {
            overlap(ring, ring.at(0));
            return;
        }
        String where = Positions.shown(ring.at(0));
        faults.add(
                tileOf(ring).at(),
                "grids.gap",
                tileOf(ring).code() + " " + where,
                "网格之间有空隙或彼此不相连，位于 " + where + " 处",
                "there is a gap between grids, or they hang apart, at " + where);
    }

    private void overlap(Ring ring, long vertex) {
        String where = Positions.shown(vertex);
        faults.add(
                tileOf(ring).at(),
                "grids.overlap",
                tileOf(ring).code() + " " + where,
                "网格重叠：面积之和大于外轮廓，位于 " + where + " 处",
                "grids overlap: their areas sum to more than the outline, at " + where);
    }

    private Tile tileOf(Ring ring) {
        return edges.get(new Edge(ring.at(0), ring.at(1)));
    }

    /** As many edges leave a vertex as arrive at it, so every walk comes back; each ring has a vertex only once. */
    private List<Ring> rings() {
        Map<Long, Deque<Long>> onward = new HashMap<>();
        edges.keySet()
                .forEach(e -> onward.computeIfAbsent(e.from(), none -> new ArrayDeque<>())
                        .add(e.to()));
        List<Ring> rings = new ArrayList<>();
        for (Edge start : edges.keySet()) {
            List<Long> path = new ArrayList<>(List.of(start.from()));
            Map<Long, Integer> placeInPath = new HashMap<>(Map.of(start.from(), 0));
            Deque<Long> next = onward.get(start.from());
            while (!next.isEmpty()) {
                long vertex = next.poll();
                Integer seen = placeInPath.get(vertex);
                if (seen == null) {
                    placeInPath.put(vertex, path.size());
                    path.add(vertex);
                } else {
                    List<Long> loop = path.subList(seen, path.size());
                    rings.add(new Ring(loop.stream().mapToLong(v -> v).toArray()));
                    loop.stream().skip(1).forEach(placeInPath::remove);
                    loop.subList(1, loop.size()).clear();
                }
                next = onward.get(vertex);
            }
        }
        return rings;
    }

    /** Tells whether a ring shares some of its inside with the outer one. */
    private static final class Inside {

        private final Ring outer;
        private final STRtree edges;
        private final IndexedPointInAreaLocator points;

        Inside(Ring outer) {
            this.outer = outer;
            this.edges = outer.edges();
            this.points = new IndexedPointInAreaLocator(outer.inMicroDegrees(new GeometryFactory()));
        }

        boolean overlaps(Ring ring) {
            for (int i = 0; i < ring.size(); i++) {
                long from = ring.at(i);
                long to = ring.at(i + 1);
                if (points.locate(new Coordinate(Positions.x(from), Positions.y(from))) == Location.INTERIOR) {
                    return true;
                }
                for (Object found : edges.query(Ring.envelope(from, to))) {
                    int edge = (Integer) found;
                    if (Segments.cross(from, to, outer.at(edge), outer.at(edge + 1))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
