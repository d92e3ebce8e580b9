package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.time.TimeOrderedId;

class WorkStagesTest {

    private static final Instant DUE = Instant.parse("2026-03-09T04:33:00Z");

    private final Stage fence = stage("fence");
    private final Stage repair = stage("repair");
    private final Stage restore = stage("restore");

    @Test
    void stagesAreDoneOneAfterTheOtherAndTheLastWithTheWhole() {
        WorkStages untouched = work();
        assertThat(untouched.open()).containsExactly(fence, repair);
        assertThat(untouched.next()).contains(fence);
        assertThat(untouched.isNext(repair)).isFalse();

        WorkStages fenced = work("fence");
        assertThat(fenced.isNext(repair)).isTrue();
        assertThat(fenced.isNext(fence)).isFalse();

        WorkStages repaired = work("fence", "repair");
        assertThat(repaired.open()).isEmpty();
        assertThat(repaired.next()).contains(restore);
        assertThat(repaired.isNext(restore)).isFalse();
    }

    @Test
    void aStageDoneAtItsDueTimeIsInTimeAndAMillisecondLaterIsNot() {
        CaseFile file = filed();

        assertThat(file.stageDone(fence, null, DUE).onTime()).isTrue();
        assertThat(file.stageDone(repair, null, DUE.plusMillis(1)).onTime()).isFalse();
    }

    @Test
    void aStageThatIsDoneKeepsTheDueTimeItWasDoneByWhenTheOthersAreComputedAgain() {
        CaseFile file = filed();
        file.stageDone(fence, null, DUE);

        boolean changed = file.dueChanged(Stream.of(fence, repair, restore)
                .map(s -> new Stage(s.code(), s.name(), s.dueAt().plusSeconds(60), false, s.explanation()))
                .toList());

        assertThat(changed).isTrue();
        assertThat(file.stages())
                .extracting(Stage::dueAt)
                .containsExactly(DUE, DUE.plusSeconds(60), DUE.plusSeconds(60));
        assertThat(file.dueChanged(file.stages())).isFalse();
    }

    private CaseFile filed() {
        CaseFile file = CaseFile.proposed(TimeOrderedId.at(DUE), null, "routine", DUE);
        file.dueChanged(List.of(fence, repair, restore));
        return file;
    }

    private WorkStages work(String... done) {
        return new WorkStages(
                List.of(fence, repair, restore),
                Stream.of(done)
                        .map(code -> new StageDone(code, DUE, true, null))
                        .toList());
    }

    private static Stage stage(String code) {
        return new Stage(code, new Wording(code, code), DUE, false, new Wording("", ""));
    }
}
