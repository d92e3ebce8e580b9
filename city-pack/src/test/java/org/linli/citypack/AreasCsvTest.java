package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AreasCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "a second city",
                        "areas.csv",
                        "t-d,t,district",
                        "x,,city,又,Again\nt-d,t,district",
                        "areas.city-not-one@areas.csv:3",
                        "areas.childless@areas.csv:3"),
                of(
                        "no city",
                        "areas.csv",
                        "t,,city",
                        "t,,town",
                        "areas.value-bad@areas.csv:2",
                        "areas.city-not-one@areas.csv:0"),
                of("an unknown parent", "areas.csv", "t-g2,t-c,", "t-g2,t-x,", "areas.parent-unknown@areas.csv:7"),
                of("a level skipped", "areas.csv", "t-g2,t-c,", "t-g2,t-s,", "areas.parent-level@areas.csv:7"),
                of("its own parent", "areas.csv", "t-g2,t-c,", "t-g2,t-g2,", "areas.parent-level@areas.csv:7"),
                of("a city with a parent", "areas.csv", "t,,city", "t,t-d,city", "areas.value-bad@areas.csv:2"),
                of("a grid without parent", "areas.csv", "t-g2,t-c,", "t-g2,,", "areas.value-missing@areas.csv:7"),
                of(
                        "a district with nothing below",
                        "areas.csv",
                        "t-d,t,district",
                        "t-e,t,district,空,Empty\nt-d,t,district",
                        "areas.childless@areas.csv:3"),
                of(
                        "a code twice",
                        "areas.csv",
                        "t-g1,t-c,",
                        "t-g2,t-c,",
                        "areas.duplicate@areas.csv:7",
                        "grids.code-unknown@grids.geojson:2",
                        "postings.area-unknown@postings.csv:2"),
                of(
                        "another city than the pack's",
                        "pack.yaml",
                        "code: t",
                        "code: u",
                        "pack.city-mismatch@pack.yaml:2"));
    }
}
