package org.linli.intake.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** The areas and streets of the city at one revision; never changes, so that one request sees one city. */
public final class AreaMap {

    private final TreeMap<String, Area> byCode = new TreeMap<>();
    private final GridIndex grids;
    private final StreetIndex streets;
    private final AreaNames names;
    private final @Nullable Area city;

    AreaMap(Collection<Area> areas, Map<String, Polygon> polygons, Map<String, LineString> lines, int streetReach) {
        areas.forEach(area -> byCode.put(area.code(), area));
        grids = new GridIndex(polygons);
        streets = new StreetIndex(lines, streetReach);
        names = new AreaNames(areas);
        city = areas.stream()
                .filter(a -> a.level().equals("city") && !a.retired())
                .findFirst()
                .orElse(null);
    }

    static AreaMap empty() {
        return new AreaMap(List.of(), Map.of(), Map.of(), 1);
    }

    /** @throws Problem unavailable as long as no city was loaded */
    public Area city() {
        if (city == null) {
            throw Problem.of(CommonProblem.UNAVAILABLE).detail("尚未载入城市数据", "No city has been loaded yet");
        }
        return city;
    }

    public Optional<Area> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Path of an area that a report points at; a code nobody knows any more is under nobody. */
    public String pathOf(String code) {
        Area area = byCode.get(code);
        return area == null ? "?" : area.path();
    }

    /** The grid of a point in WGS84; empty outside the city. */
    public Optional<Area> gridAt(Point point) {
        return grids.gridAt(point).map(byCode::get);
    }

    /** The street segment a point in WGS84 lies on. */
    public Optional<String> streetAt(Point point) {
        return streets.streetAt(point);
    }

    /** The area whose name is the longest one found in the words, unless two areas share it. */
    public Optional<Area> namedIn(String... words) {
        return names.longestIn(words).map(byCode::get);
    }

    /** Whether the area is the other one or lies below it. */
    public boolean within(String code, String above) {
        String path = pathOf(code);
        String root = pathOf(above);
        return path.equals(root) || path.startsWith(root + ".");
    }

    /** Codes of the areas at and below the paths, retired ones included. */
    public Set<String> codesBelow(Set<String> paths) {
        return byCode.values().stream()
                .filter(a -> paths.stream()
                        .anyMatch(p -> a.path().equals(p) || a.path().startsWith(p + ".")))
                .map(Area::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From the city down to the area itself. */
    public List<Area> lineage(Area area) {
        List<Area> line = new ArrayList<>();
        for (Area at = area; at != null; at = at.parent() == null ? null : byCode.get(at.parent())) {
            line.addFirst(at);
        }
        return line;
    }

    /** Areas in the order of their codes, after a code. */
    List<Area> after(@Nullable String code, @Nullable String parent, @Nullable String level, int limit) {
        Collection<Area> rest =
                code == null ? byCode.values() : byCode.tailMap(code, false).values();
        return rest.stream()
                .filter(a -> !a.retired())
                .filter(a -> parent == null || parent.equals(a.parent()))
                .filter(a -> level == null || level.equals(a.level()))
                .limit(limit)
                .toList();
    }
}
