package org.linli.citypack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Whether polygons tile the city; rules 15–17, exactly, by counting how edges are used.
 *
 * <p>Inner edges cancel out (once in each direction), what is left is the outline. If that is one simple ring, every point
 * inside it lies in exactly one polygon: the winding numbers of the polygons add up to that of the outline, which is 1.
 */
final class Tiling {

    private final List<Tile> tiles;
    private final Faults faults;
    private final Map<Edge, Tile> users = new LinkedHashMap<>();

    Tiling(List<Tile> tiles, Faults faults) {
        this.tiles = tiles;
        this.faults = faults;
    }

    /**
     * Checks everything that can be told.
     *
     * @param complete false when a polygon is missing or unusable: a gap is then no news
     * @return the outline when the polygons tile it without fault
     */
    Optional<Ring> outline(boolean complete) {
        boolean once = usedOnceInEachDirection();
        boolean shared = sharingVertices();
        if (!once || !shared || !complete || tiles.isEmpty()) {
            return Optional.empty();
        }
        Map<Edge, Tile> border = new LinkedHashMap<>();
        users.forEach((edge, tile) -> {
            if (!users.containsKey(edge.back())) {
                border.put(edge, tile);
            }
        });
        return new Border(border, faults).outline();
    }

    private boolean usedOnceInEachDirection() {
        Set<String> told = new HashSet<>();
        for (Tile tile : tiles) {
            for (int i = 0; i < tile.ring().size(); i++) {
                Edge edge = new Edge(tile.ring().at(i), tile.ring().at(i + 1));
                Tile other = users.putIfAbsent(edge, tile);
                if (other != null && told.add(other.code() + " " + tile.code())) {
                    faults.add(
                            tile.at(),
                            "grids.overlap",
                            tile.code() + " " + other.code(),
                            "与 " + other.code() + " 在同一方向上共用一条边，起点 " + Positions.shown(edge.from()),
                            "uses an edge in the same direction as " + other.code() + ", from "
                                    + Positions.shown(edge.from()));
                }
            }
        }
        return told.isEmpty();
    }

    private boolean sharingVertices() {
        Map<Long, Tile> vertices = new HashMap<>();
        for (Tile tile : tiles) {
            for (int i = 0; i < tile.ring().size(); i++) {
                vertices.putIfAbsent(tile.ring().at(i), tile);
            }
        }
        STRtree index = new STRtree();
        vertices.keySet().forEach(v -> index.insert(Ring.envelope(v, v), v));
        boolean shared = true;
        for (Map.Entry<Edge, Tile> use : users.entrySet()) {
            Edge edge = use.getKey();
            if (edge.from() > edge.to() && users.containsKey(edge.back())) {
                continue;
            }
            Envelope extent = Ring.envelope(edge.from(), edge.to());
            for (Object found : index.query(extent)) {
                long vertex = (Long) found;
                if (Segments.inside(vertex, edge.from(), edge.to())) {
                    shared = false;
                    junction(use.getValue(), vertices.get(vertex), vertex);
                }
            }
        }
        return shared;
    }

    private void junction(Tile tile, Tile other, long vertex) {
        String where = Positions.shown(vertex);
        faults.add(
                tile.at(),
                "grids.t-junction",
                tile.code() + " " + other.code() + " " + where,
                other.code() + " 的顶点 " + where + " 位于 " + tile.code() + " 的边内，须为共用顶点",
                "the vertex " + where + " of " + other.code() + " lies inside an edge of " + tile.code()
                        + ": it must be a vertex of both");
    }
}
