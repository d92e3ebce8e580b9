package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingYamlTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of("an unknown category", "routing.yaml", "[mid]", "[mud]", "routing.category-unknown@routing.yaml:6"),
                of("an unknown area", "routing.yaml", "[t-s]", "[t-x]", "routing.area-unknown@routing.yaml:7"),
                of("an unknown street", "routing.yaml", "[\"*\"]", "[st-2]", "routing.street-unknown@routing.yaml:8"),
                of(
                        "an unknown lead",
                        "routing.yaml",
                        "street-office-of-area",
                        "street-office",
                        "routing.unit-unknown@routing.yaml:11"),
                of(
                        "an unknown supporting unit",
                        "routing.yaml",
                        "[cu]",
                        "[cx]",
                        "routing.unit-unknown@routing.yaml:12"),
                of(
                        "a lead that supports itself",
                        "routing.yaml",
                        "[cu]",
                        "[cu, street-office-of-area]",
                        "routing.lead-supports@routing.yaml:12"),
                of(
                        "no criterion",
                        "routing.yaml",
                        Packs.tiny().text("routing.yaml").split("when:")[1].split("    lead")[0],
                        " {}\n",
                        "routing.when-empty@routing.yaml:5"),
                of("an empty list", "routing.yaml", "[mid]", "[]", "routing.value-bad@routing.yaml:6"),
                of(
                        "hours that never hold",
                        "routing.yaml",
                        "to: \"04:00\"",
                        "to: \"19:00\"",
                        "routing.value-bad@routing.yaml:9"),
                of("a time without quotes", "routing.yaml", "\"19:00\"", "19:00", "routing.value-bad@routing.yaml:9"),
                of("an unknown day", "routing.yaml", "sat", "someday", "routing.value-bad@routing.yaml:10"),
                of(
                        "a rule named like a reference",
                        "routing.yaml",
                        "code: night",
                        "code: responsible",
                        "routing.value-bad@routing.yaml:2"));
    }
}
