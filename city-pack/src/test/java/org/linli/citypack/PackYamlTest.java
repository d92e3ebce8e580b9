package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackYamlTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of("an unknown format", "pack.yaml", "format: 1", "format: 2", "pack.format-unknown@pack.yaml:1"),
                of("a format that is no number", "pack.yaml", "format: 1", "format: one", "pack.value-bad@pack.yaml:1"),
                of("an unknown zone", "pack.yaml", "Asia/Shanghai", "Asia/Nowhere", "pack.zone-unknown@pack.yaml:5"),
                of(
                        "an offset instead of a zone",
                        "pack.yaml",
                        "Asia/Shanghai",
                        "+08:00",
                        "pack.zone-unknown@pack.yaml:5"),
                of("English first", "pack.yaml", "[zh, en]", "[en, zh]", "pack.value-bad@pack.yaml:6"),
                of("an unknown key", "pack.yaml", "format: 1", "format: 1\nmayor: 王", "pack.header@pack.yaml:2"),
                of("a key twice", "pack.yaml", "format: 1", "format: 1\nformat: 1", "pack.duplicate@pack.yaml:2"),
                of(
                        "a reach out of range",
                        "pack.yaml",
                        "format: 1",
                        "format: 1\nstreet_reach_m: 201",
                        "pack.value-bad@pack.yaml:2"),
                of("a key missing", "pack.yaml", "name_zh: 小城\n", "", "pack.value-missing@pack.yaml:1"),
                of(
                        "a number where words are due",
                        "pack.yaml",
                        "name_zh: 小城",
                        "name_zh: 12",
                        "pack.value-bad@pack.yaml:3"),
                of("not YAML", "pack.yaml", "[zh, en]", "[zh, en", "pack.syntax@pack.yaml:7"),
                of("no mapping", "pack.yaml", Packs.tiny().text("pack.yaml"), "- 1", "pack.syntax@pack.yaml:1"));
    }
}
