package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.citypack.Packs.collection;
import static org.linli.citypack.Packs.feature;
import static org.linli.citypack.Packs.polygon;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class GridsGeoJsonTest {

    private static final String LEFT = polygon("t-g1", "0 0,10 0,10 10,0 10");
    private static final String RIGHT = polygon("t-g2", "10 0,20 0,20 10,10 10");

    @Test
    void aTilingIsReadInDegreesWithSharedVertices() {
        CityPack city = Packs.tiny().read().pack();

        assertThat(city.grids().get("t-g1").getCoordinates())
                .contains(new Coordinate(0.00001, 0), new Coordinate(0.00001, 0.00001));
        assertThat(city.grids()
                        .get("t-g1")
                        .intersection(city.grids().get("t-g2"))
                        .getLength())
                .isEqualTo(0.00001);
    }

    @Test
    void aPolygonOfNoGridIsAFault() {
        assertThat(grids(LEFT, RIGHT, polygon("t-c", "20 0,30 0,30 10,20 10")))
                .containsExactly("grids.code-unknown@grids.geojson:4");
    }

    @Test
    void aGridWithoutPolygonIsAFault() {
        assertThat(grids(LEFT)).containsExactly("grids.polygon-missing@grids.geojson:0");
    }

    @Test
    void aPolygonThatIsNotClosedIsAFault() {
        String open = feature("t-g2", "Polygon", "[[[0.00001,0],[0.00002,0],[0.00002,0.00001],[0.00001,0.00001]]]");

        assertThat(grids(LEFT, open)).containsExactly("grids.geometry@grids.geojson:3");
    }

    @Test
    void moreThanSixDecimalsAreAFault() {
        assertThat(grids(LEFT, RIGHT.replace("0.000020,0.000000", "0.0000201,0.000000")))
                .containsExactly("grids.geometry@grids.geojson:3");
    }

    @Test
    void coordinatesOutsideTheGlobeAreAFault() {
        assertThat(grids(LEFT, RIGHT.replace("0.000020,0.000000", "180.1,0.000000")))
                .containsExactly("grids.geometry@grids.geojson:3");
    }

    @Test
    void aHoleIsAFault() {
        String holed = RIGHT.replace("]]]}", "]],[[0,0],[0,1],[1,1],[0,0]]]}");

        assertThat(grids(LEFT, holed)).containsExactly("grids.geometry@grids.geojson:3");
    }

    @Test
    void aClockwiseRingIsOneFaultAndNotAlsoAnOverlap() {
        assertThat(grids(LEFT, polygon("t-g2", "10 10,20 10,20 0,10 0")))
                .containsExactly("grids.orientation@grids.geojson:3");
    }

    @Test
    void aRingThatCrossesTouchesOrTurnsBackOnItselfIsAFault() {
        for (String ring : List.of(
                "10 0,20 10,20 0,10 10",
                "10 0,20 0,10 5,20 10,10 10",
                "10 0,20 0,25 0,20 0,20 10,10 10",
                "10 0,20 0,30 0")) {
            assertThat(grids(LEFT, polygon("t-g2", ring)))
                    .as(ring)
                    .containsExactly("grids.self-crossing@grids.geojson:3");
        }
    }

    @Test
    void anEdgeUsedTwiceInTheSameDirectionIsAnOverlap() {
        assertThat(grids(LEFT, polygon("t-g2", "0 0,10 0,10 5,0 10"))).contains("grids.overlap@grids.geojson:3");
    }

    @Test
    void aPolygonInsideAnotherIsAnOverlap() {
        assertThat(grids(LEFT, polygon("t-g2", "2 2,8 2,8 8,2 8"))).containsExactly("grids.overlap@grids.geojson:3");
    }

    @Test
    void twoPolygonsFoldedOverEachOtherAreAnOverlap() {
        // They share an edge as they should, and then the second bends back over the first.
        String hook = "10 10,10 0,20 0,20 20,-5 20,-5 5,5 5,5 15,10 15";

        assertThat(grids(LEFT, polygon("t-g2", hook))).hasSize(1).allMatch(f -> f.startsWith("grids.overlap@"));
    }

    @Test
    void polygonsApartAreAGap() {
        assertThat(grids(LEFT, polygon("t-g2", "12 0,20 0,20 10,12 10")))
                .anyMatch(f -> f.startsWith("grids.gap@"))
                .hasSize(1);
    }

    @Test
    void polygonsThatTouchAtACornerOnlyAreAGap() {
        assertThat(grids(LEFT, polygon("t-g2", "10 10,20 10,20 20,10 20")))
                .anyMatch(f -> f.startsWith("grids.gap@"))
                .hasSize(1);
    }

    @Test
    void aHoleBetweenPolygonsIsAGap() {
        // Two halves of a frame: they share their ends and leave the middle open.
        String upper = polygon("t-g1", "0 5,4 5,4 8,6 8,6 5,10 5,10 10,0 10");
        String lower = polygon("t-g2", "0 0,10 0,10 5,6 5,6 2,4 2,4 5,0 5");

        assertThat(grids(upper, lower)).hasSize(1).allMatch(f -> f.startsWith("grids.gap@"));
    }

    @Test
    void aVertexInsideANeighboursEdgeIsATJunction() {
        assertThat(grids(LEFT, polygon("t-g2", "10 0,20 0,20 10,10 10,10 5")))
                .containsExactly("grids.t-junction@grids.geojson:2");
    }

    @Test
    void aGridThereTwiceIsADuplicate() {
        assertThat(grids(LEFT, RIGHT, RIGHT)).containsExactly("grids.duplicate@grids.geojson:4");
    }

    @Test
    void aFeatureWithoutCodeIsAFault() {
        assertThat(grids(LEFT, RIGHT.replace("{\"code\":\"t-g2\"}", "null")))
                .containsExactlyInAnyOrder(
                        "grids.value-missing@grids.geojson:3", "grids.polygon-missing@grids.geojson:0");
    }

    @Test
    void whatIsNoFeatureCollectionIsNotRead() {
        assertThat(Packs.tiny().put("grids.geojson", "[]").faults()).containsExactly("grids.syntax@grids.geojson:1");
        assertThat(Packs.tiny().put("grids.geojson", collection(LEFT) + "}").faults())
                .containsExactly("grids.syntax@grids.geojson:4");
    }

    private static List<String> grids(String... features) {
        Packs pack = Packs.tiny().put("grids.geojson", collection(features));
        return pack.faults().stream().filter(f -> f.startsWith("grids.")).toList();
    }
}
