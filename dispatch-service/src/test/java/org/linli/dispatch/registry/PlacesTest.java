package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final GridIndex grids = new GridIndex(List.of(
            grid("g2", "[[[117.0,31.0],[117.001,31.0],[117.001,31.001],[117.0,31.001],[117.0,31.0]]]", false),
            grid("g1", "[[[117.001,31.0],[117.002,31.0],[117.002,31.001],[117.001,31.001],[117.001,31.0]]]", false),
            grid("g0", "[[[117.001,31.0],[117.002,31.0],[117.002,31.001],[117.001,31.001],[117.001,31.0]]]", true)));

    @Test
    void aPlaceInsideBelongsToItsGrid() {
        assertThat(grids.at(117.0005, 31.0005)).hasValue("g2");
        assertThat(grids.at(117.0015, 31.0005)).hasValue("g1");
    }

    @Test
    void aPlaceOnASharedBorderBelongsToTheCodeThatSortsFirst() {
        assertThat(grids.at(117.001, 31.0005)).hasValue("g1");
        assertThat(grids.at(117.001, 31.001)).hasValue("g1");
        assertThat(grids.at(117.0, 31.0)).hasValue("g2");
    }

    @Test
    void aPlaceOutsideBelongsToNone() {
        assertThat(grids.at(117.0005, 31.0011)).isEmpty();
        assertThat(grids.at(0, 0)).isEmpty();
    }

    @Test
    void thePlaceLiesOnTheNearestSegmentWithinReach() {
        StreetIndex streets = new StreetIndex(
                List.of(
                        street("near", "[[117.0,31.0],[117.01,31.0]]", false),
                        street("far", "[[117.0,31.0003],[117.01,31.0003]]", false),
                        street("gone", "[[117.0,31.00009],[117.01,31.00009]]", true)),
                25);

        // One ten-thousandth of a degree of latitude is about 11 m.
        assertThat(streets.at(117.005, 31.0001)).hasValue("near");
        assertThat(streets.at(117.005, 31.0002)).hasValue("far");
        assertThat(streets.at(117.005, 31.0006)).isEmpty();
        assertThat(streets.at(117.0102, 31.0)).hasValue("near");
        assertThat(streets.at(117.0104, 31.0)).isEmpty();
    }

    @Test
    void ofSegmentsEquallyNearTheFirstCodeIsTaken() {
        StreetIndex streets = new StreetIndex(
                List.of(
                        street("b", "[[117.0,31.0],[117.01,31.0]]", false),
                        street("a", "[[117.0,31.0002],[117.01,31.0002]]", false)),
                25);

        assertThat(streets.at(117.005, 31.0001)).hasValue("a");
    }

    @Test
    void whatIsNoGeometryIsNotRead() {
        assertThat(MicroDegrees.read(PackJson.parse("{\"type\":\"Circle\",\"coordinates\":[]}")))
                .isEmpty();
        assertThat(MicroDegrees.read(PackJson.parse("{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,2],[3,1]]]}")))
                .isEmpty();
        assertThat(MicroDegrees.read(null)).isEmpty();
    }

    private static Area grid(String code, String rings, boolean retired) {
        return new Area(
                code,
                null,
                code,
                "grid",
                new Wording(code, null),
                MicroDegrees.read(PackJson.parse("{\"type\":\"Polygon\",\"coordinates\":" + rings + "}"))
                        .orElseThrow(),
                retired);
    }

    private static Street street(String code, String line, boolean retired) {
        return new Street(
                code,
                new Wording(code, null),
                null,
                null,
                MicroDegrees.read(PackJson.parse("{\"type\":\"LineString\",\"coordinates\":" + line + "}"))
                        .orElseThrow(),
                retired);
    }
}
