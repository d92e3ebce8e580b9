package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitsCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of("an unknown parent", "units.csv", "cu,so", "cu,sx", "units.parent-unknown@units.csv:4"),
                of(
                        "a cycle of parents",
                        "units.csv",
                        "dept,,",
                        "dept,cu,",
                        "units.parent-unknown@units.csv:2",
                        "units.parent-unknown@units.csv:3",
                        "units.parent-unknown@units.csv:4"),
                of("an unknown area", "units.csv", "Department,", "Department,t-x", "units.area-unknown@units.csv:2"),
                of(
                        "an area of the wrong level",
                        "units.csv",
                        "Street office,t-s",
                        "Street office,t-c",
                        "units.area-level@units.csv:3",
                        "units.area-not-one@units.csv:0"),
                of(
                        "a street office without area",
                        "units.csv",
                        "Street office,t-s",
                        "Street office,",
                        "units.area-level@units.csv:3",
                        "units.area-not-one@units.csv:0"),
                of(
                        "two community units",
                        "units.csv",
                        "dept,,department,部门,Department,",
                        "dept,,community,部门,Department,t-c",
                        "units.area-not-one@units.csv:4"),
                of(
                        "a name that is a reference",
                        "units.csv",
                        "so,dept,",
                        "owner-of-street,,property,物业,Estate,t-g1\nso,dept,",
                        "units.value-bad@units.csv:3",
                        "units.handler-missing@units.csv:3"),
                of(
                        "a unit that nobody works for",
                        "postings.csv",
                        "2024-01-01,\np-so",
                        "2024-01-01,2026-11-22\np-so",
                        "units.handler-missing@units.csv:2"));
    }
}
