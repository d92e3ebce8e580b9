package org.linli.care.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmClockTest {

    private static final Instant RAISED = Instant.parse("2026-11-28T01:10:00Z");
    private static final AlarmClock HIGH = clock(0, 5, 10, 5, 20, 35);

    @Test
    void stepsComeInTheOrderOfTheirHours() {
        assertThat(HIGH.steps(RAISED, List.of(1, 2)))
                .extracting(step -> step.number() + " " + step.kind().wire() + " " + minutes(step))
                .containsExactly(
                        "1 second-knock 0",
                        "2 call 5",
                        "3 contact 10",
                        "4 contact 15",
                        "5 grid-worker 20",
                        "6 urgent-case 35");
    }

    @Test
    void contactsAreCalledInTheirOrderAndTheGridWorkerDoesNotWaitForTheLastOfThem() {
        List<AlarmClock.Step> steps = HIGH.steps(RAISED, List.of(2, 5, 7, 8));

        assertThat(steps)
                .filteredOn(step -> step.contact() != null)
                .extracting(AlarmClock.Step::contact)
                .containsExactly(2, 5, 7, 8);
        assertThat(steps.get(4).kind()).isEqualTo(StepKind.CONTACT);
        assertThat(steps.get(5).kind()).isEqualTo(StepKind.GRID_WORKER);
        assertThat(minutes(steps.get(4))).isEqualTo(20);
    }

    @Test
    void noStepComesAfterTheUrgentCase() {
        List<AlarmClock.Step> steps = HIGH.steps(RAISED, List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));

        assertThat(steps.getLast().kind()).isEqualTo(StepKind.URGENT_CASE);
        assertThat(steps).filteredOn(step -> step.kind() == StepKind.CONTACT).hasSize(5);
        assertThat(HIGH.handOver(RAISED)).isEqualTo(steps.getLast().dueAt());
    }

    private static long minutes(AlarmClock.Step step) {
        return Duration.between(RAISED, step.dueAt()).toMinutes();
    }

    private static AlarmClock clock(int knock, int call, int contact, int every, int grid, int urgent) {
        return new AlarmClock(
                Map.of(
                        StepKind.SECOND_KNOCK, knock,
                        StepKind.CALL, call,
                        StepKind.CONTACT, contact,
                        StepKind.GRID_WORKER, grid,
                        StepKind.URGENT_CASE, urgent),
                every);
    }
}
