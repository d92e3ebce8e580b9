package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponsibilitiesCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "an unknown category",
                        "responsibilities.csv",
                        "leaf,t-s",
                        "loaf,t-s",
                        "responsibilities.category-unknown@responsibilities.csv:3"),
                of(
                        "an unknown area",
                        "responsibilities.csv",
                        "leaf,t-s",
                        "leaf,t-x",
                        "responsibilities.area-unknown@responsibilities.csv:3"),
                of(
                        "an unknown lead",
                        "responsibilities.csv",
                        "t-s,so",
                        "t-s,sx",
                        "responsibilities.unit-unknown@responsibilities.csv:3"),
                of(
                        "an unknown supporting unit",
                        "responsibilities.csv",
                        "so;cu",
                        "so;cx",
                        "responsibilities.unit-unknown@responsibilities.csv:2"),
                of(
                        "a lead that supports itself",
                        "responsibilities.csv",
                        "so;cu",
                        "dept;cu",
                        "responsibilities.lead-supports@responsibilities.csv:2"),
                of(
                        "two rows for the same",
                        "responsibilities.csv",
                        "leaf,t-s",
                        "top,",
                        "responsibilities.ambiguous@responsibilities.csv:3"),
                of("a leaf covered by its subdistrict", "responsibilities.csv", "top,,dept", "leaf,t-g1,dept"),
                of(
                        "a leaf that nobody answers for",
                        "responsibilities.csv",
                        "r-1,一切,top,,dept,so;cu,true,办法\nr-2,街道的,leaf,t-s",
                        "r-2,街道的,leaf,t-g1",
                        "responsibilities.uncovered@responsibilities.csv:0"));
    }
}
