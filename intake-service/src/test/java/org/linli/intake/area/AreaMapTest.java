package org.linli.intake.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

class AreaMapTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Test
    void aPointOnABorderBelongsToTheGridWhoseCodeSortsFirst() {
        AreaMap map = chessboard(2);

        assertThat(map.gridAt(new Point(117.01, 31.005))).map(Area::code).contains("g-000-000");
        assertThat(map.gridAt(new Point(117.01, 31.01))).map(Area::code).contains("g-000-000");
        assertThat(map.gridAt(new Point(117.02, 31.01))).map(Area::code).contains("g-001-000");
    }

    @Test
    void aPointOutsideHasNoGrid() {
        assertThat(chessboard(2).gridAt(new Point(117.0201, 31.005))).isEmpty();
    }

    @Test
    void everyPointOfACityOfHundredThousandGridsLiesInExactlyOne() {
        AreaMap map = chessboard(317);
        Random random = new Random(7);

        for (int i = 0; i < 10_000; i++) {
            int east = random.nextInt(317);
            int north = random.nextInt(317);
            Point inside = new Point(
                    117 + (east + 0.1 + 0.8 * random.nextDouble()) / 100,
                    31 + (north + 0.1 + 0.8 * random.nextDouble()) / 100);
            assertThat(map.gridAt(inside)).map(Area::code).contains(code(east, north));
        }
    }

    @Test
    void aPlaceLiesOnTheNearestStreetWithinReachAndNowhereBeyond() {
        Map<String, LineString> streets = Map.of("near", line(31.0050), "far", line(31.0053));
        AreaMap map = new AreaMap(List.of(), Map.of(), streets, 25);

        assertThat(map.streetAt(new Point(117.005, 31.0051))).contains("near");
        assertThat(map.streetAt(new Point(117.005, 31.00522))).contains("far");
        // 0.00023 of a degree is 25.6 metres.
        assertThat(map.streetAt(new Point(117.005, 31.00477))).isEmpty();
    }

    @Test
    void theLongestNameInTheWordsTellsTheAreaAndASharedNameTellsNothing() {
        AreaMap map = new AreaMap(
                List.of(
                        area("c", null, "city", "大城市"),
                        area("xf", "c", "district", "幸福"),
                        area("xfjd", "xf", "subdistrict", "幸福街道"),
                        area("w1", "xfjd", "community", "第一社区"),
                        area("w2", "xfjd", "community", "第一社区")),
                Map.of(),
                Map.of(),
                25);

        assertThat(map.namedIn("关于幸福街道的问题")).map(Area::code).contains("xfjd");
        assertThat(map.namedIn("", "我们很幸福")).map(Area::code).contains("xf");
        assertThat(map.namedIn("第一社区门口")).isEmpty();
        assertThat(map.namedIn("大城市里")).isEmpty();
    }

    private static AreaMap chessboard(int side) {
        List<Area> areas = new ArrayList<>();
        Map<String, Polygon> polygons = new HashMap<>();
        areas.add(area("c", null, "city", "城"));
        for (int east = 0; east < side; east++) {
            for (int north = 0; north < side; north++) {
                String code = code(east, north);
                areas.add(area(code, "c", "grid", code));
                polygons.put(code, square(east, north));
            }
        }
        return new AreaMap(areas, polygons, Map.of(), 25);
    }

    private static Polygon square(int east, int north) {
        double west = (11700 + east) / 100.0;
        double south = (3100 + north) / 100.0;
        double eastEnd = (11700 + east + 1) / 100.0;
        double northEnd = (3100 + north + 1) / 100.0;
        return GEOMETRY.createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(eastEnd, south),
            new Coordinate(eastEnd, northEnd),
            new Coordinate(west, northEnd),
            new Coordinate(west, south)
        });
    }

    private static LineString line(double latitude) {
        return GEOMETRY.createLineString(
                new Coordinate[] {new Coordinate(117.0, latitude), new Coordinate(117.01, latitude)});
    }

    private static String code(int east, int north) {
        return "g-%03d-%03d".formatted(east, north);
    }

    private static Area area(String code, @Nullable String parent, String level, String name) {
        return new Area(code, parent, code, level, name, null, false);
    }
}
