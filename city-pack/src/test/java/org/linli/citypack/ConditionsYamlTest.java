package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionsYamlTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "an unknown category",
                        "conditions.yaml",
                        "category: top",
                        "category: tip",
                        "conditions.category-unknown@conditions.yaml:3",
                        "conditions.top-missing@conditions.yaml:0"),
                of(
                        "a level-1 category without condition",
                        "conditions.yaml",
                        "category: top",
                        "category: leaf",
                        "conditions.top-missing@conditions.yaml:0"),
                of(
                        "a stage code twice",
                        "conditions.yaml",
                        "code: then",
                        "code: first",
                        "conditions.stage@conditions.yaml:13"),
                of(
                        "previous in the first stage",
                        "conditions.yaml",
                        "from: filed",
                        "from: previous",
                        "conditions.stage@conditions.yaml:12"),
                of(
                        "no stage",
                        "conditions.yaml",
                        Packs.tiny().text("conditions.yaml").split("stages:")[1],
                        " []\n",
                        "conditions.stage@conditions.yaml:11"),
                of(
                        "nobody responsible",
                        "conditions.yaml",
                        "responsible: department",
                        "responsible: dept-x",
                        "conditions.responsible-unknown@conditions.yaml:10"),
                of(
                        "an unknown kind of evidence",
                        "conditions.yaml",
                        "photo-after",
                        "rumour",
                        "conditions.value-bad@conditions.yaml:7"),
                of(
                        "an amount out of range",
                        "conditions.yaml",
                        "amount: 3",
                        "amount: 0",
                        "conditions.value-bad@conditions.yaml:12"),
                of(
                        "an unknown unit of time",
                        "conditions.yaml",
                        "unit: urgent-hours",
                        "unit: weeks",
                        "conditions.value-bad@conditions.yaml:12"),
                of(
                        "a flag that is no flag",
                        "conditions.yaml",
                        "automatic: false",
                        "automatic: no",
                        "conditions.value-bad@conditions.yaml:6"),
                of(
                        "an unknown key",
                        "conditions.yaml",
                        "automatic: false",
                        "automatic: false\n    colour: red",
                        "conditions.header@conditions.yaml:7"));
    }
}
