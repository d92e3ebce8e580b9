package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitKindsTest {

    @Test
    void kindsAndTheirTasksAreReadInTheirOrder() {
        CityPack city = CityPack.read(Packs.tiny().files()).pack();

        assertThat(city.visitKinds()).extracting(VisitKind::code).containsExactly("door-knock", "haircut");
        assertThat(city.visitTasks())
                .containsExactly(new VisitTask("door-knock", "seen", "见到本人", "Saw the person", true));
    }

    @Test
    void aSkillThatNobodyCanHaveIsAFault() {
        assertThat(Packs.tiny().edit("visit_kinds.csv", ",40,", ",40,surgeon").faults())
                .containsExactly("visit_kinds.skill-unknown@visit_kinds.csv:3");
    }

    @Test
    void aTaskOfNoKindIsAFault() {
        assertThat(Packs.tiny()
                        .edit("visit_tasks.csv", "door-knock,seen", "knock,seen")
                        .faults())
                .containsExactly("visit_tasks.kind-unknown@visit_tasks.csv:2");
    }

    @Test
    void aVisitTakesFiveMinutesAtLeast() {
        assertThat(Packs.tiny().edit("visit_kinds.csv", ",10,", ",4,").faults())
                .containsExactly("visit_kinds.value-bad@visit_kinds.csv:2");
    }
}
