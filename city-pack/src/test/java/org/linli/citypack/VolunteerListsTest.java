package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VolunteerListsTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    @Test
    void aCityWithoutListsHasNone() {
        CityPack city = Packs.tiny()
                .without("skills.csv")
                .without("certificate_kinds.csv")
                .without("need_kinds.csv")
                .without("earning_rules.csv")
                .read()
                .pack();

        assertThat(city.skills()).isEmpty();
        assertThat(city.certificateKinds()).isEmpty();
        assertThat(city.needKinds()).isEmpty();
        assertThat(city.earningRules()).isEmpty();
    }

    @Test
    void withoutAListOfKindsARuleMayNameAnyKind() {
        assertThat(Packs.tiny()
                        .without("need_kinds.csv")
                        .edit("earning_rules.csv", "haircut,", "gardening,")
                        .faults())
                .isEmpty();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "a skill that is no code",
                        "skills.csv",
                        "barber,",
                        "Barber,",
                        "skills.value-bad@skills.csv:2",
                        "need_kinds.skill-unknown@need_kinds.csv:2"),
                of("a skill twice", "skills.csv", "social-work,", "barber,", "skills.duplicate@skills.csv:3"),
                of("a skill without English", "skills.csv", "Haircuts", "", "skills.value-missing@skills.csv:2"),
                of(
                        "a kind of certificate without name",
                        "certificate_kinds.csv",
                        "社会工作者证",
                        "",
                        "certificate_kinds.value-missing@certificate_kinds.csv:2"),
                of(
                        "an unknown skill",
                        "need_kinds.csv",
                        ",barber",
                        ",hairdresser",
                        "need_kinds.skill-unknown@need_kinds.csv:2"),
                of(
                        "a skill that is no code in a list",
                        "need_kinds.csv",
                        ",barber",
                        ",barber;B",
                        "need_kinds.value-bad@need_kinds.csv:2"),
                of("a kind that takes no time", "need_kinds.csv", "60", "5", "need_kinds.value-bad@need_kinds.csv:3"),
                of(
                        "a rule for an unknown kind",
                        "earning_rules.csv",
                        "haircut,2",
                        "hair,2",
                        "earning_rules.kind-unknown@earning_rules.csv:3"),
                of(
                        "evidence that there is not",
                        "earning_rules.csv",
                        "haircut,2",
                        "haircut,5",
                        "earning_rules.value-bad@earning_rules.csv:3"),
                of(
                        "an unknown currency",
                        "earning_rules.csv",
                        "community-points",
                        "yuan",
                        "earning_rules.value-bad@earning_rules.csv:3"),
                of(
                        "an amount below nothing",
                        "earning_rules.csv",
                        ",15,",
                        ",-1,",
                        "earning_rules.value-bad@earning_rules.csv:3"),
                of(
                        "an end after no days",
                        "earning_rules.csv",
                        ",730,",
                        ",0,",
                        "earning_rules.value-bad@earning_rules.csv:3"),
                of(
                        "a rule without a day",
                        "earning_rules.csv",
                        "730,2026-01-01",
                        "730,",
                        "earning_rules.value-missing@earning_rules.csv:3"),
                of(
                        "minutes that end",
                        "earning_rules.csv",
                        "minutes,60,,",
                        "minutes,60,730,",
                        "earning_rules.value-bad@earning_rules.csv:2"),
                of(
                        "a rule of another century",
                        "earning_rules.csv",
                        "730,2026-01-01",
                        "730,1926-01-01",
                        "earning_rules.value-bad@earning_rules.csv:3"),
                of(
                        "two rules for the same",
                        "earning_rules.csv",
                        "haircut,2,community-points,15,730,2026-01-01",
                        ",1,minutes,30,,2026-01-01",
                        "earning_rules.duplicate@earning_rules.csv:3"));
    }
}
