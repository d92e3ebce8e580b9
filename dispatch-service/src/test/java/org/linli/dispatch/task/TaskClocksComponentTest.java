package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;
import org.linli.dispatch.testing.Topics;
import org.linli.dispatch.testing.Volunteers;

/** What time alone does to a task: its window is from half an hour to four hours after it is opened. */
@QuarkusTest
class TaskClocksComponentTest {

    private Line line;
    private TaskLine tasks;
    private String order;
    private String task;
    private Volunteers volunteers;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
        order = tasks.takenOrder();
        task = tasks.opened(order);
        volunteers = Volunteers.of(line, task);
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void aClaimThatIsNotHonouredInTimeIsRefusedAndTheTaskIsOpenAgain() {
        UUID claim = volunteers.held();
        tasks.until(task, "granted");

        OffsetClock.forward(Duration.ofMinutes(61));

        tasks.until(task, "open");
        List<Topics.Read> story = tasks.told(task, 4).isEmpty() ? List.of() : tasks.story(task);
        assertThat(story)
                .extracting(Topics.Read::type)
                .containsExactly("task-opened", "task-granted", "task-freed", "task-refused");
        for (Topics.Read told : story.subList(2, 4)) {
            assertThat(told.data().get("claimId").asText()).isEqualTo(claim.toString());
            assertThat(told.data().get("reasonCode").asText()).isEqualTo("not-honoured");
        }
        assertThat(story).extracting(Topics.Read::version).containsExactly(1L, 2L, 3L, 4L);

        // The next has half an hour from when it was granted, as the window began long ago.
        UUID next = volunteers.held();
        assertThat(tasks.until(task, "granted").getString("claimId")).isEqualTo(next.toString());
        OffsetClock.forward(Duration.ofMinutes(24));
        volunteers.released(claim);
        tasks.heard(task, volunteers);
        assertThat(tasks.read(task).getString("state")).isEqualTo("granted");
        OffsetClock.forward(Duration.ofMinutes(10));
        tasks.until(task, "open");
    }

    @Test
    void whoeverCameInTimeButWasHeardOfTooLateHasItAllTheSame() {
        UUID claim = volunteers.held();
        tasks.until(task, "granted");
        OffsetClock.forward(Duration.ofMinutes(61));
        tasks.until(task, "open");

        volunteers.checkedIn(claim);

        assertThat(tasks.until(task, "begun").getString("claimId")).isEqualTo(claim.toString());
        assertThat(tasks.last(task, "task-granted").data().get("claimId").asText())
                .isEqualTo(claim.toString());
    }

    @Test
    void whoeverComesWhenSomebodyElseHasItDoesNotHaveIt() {
        UUID late = volunteers.held();
        tasks.until(task, "granted");
        OffsetClock.forward(Duration.ofMinutes(61));
        tasks.until(task, "open");
        UUID next = volunteers.held();

        volunteers.checkedIn(late);
        tasks.heard(task, volunteers);

        assertThat(tasks.read(task).getString("state")).isEqualTo("granted");
        assertThat(tasks.read(task).getString("claimId")).isEqualTo(next.toString());
    }

    @Test
    void aTaskOfWhichNothingIsHeardLapsesSomeTimeAfterItsWindow() {
        OffsetClock.forward(Duration.ofMinutes(241).plus(TaskClocks.HEARD_LATE));

        assertThat(tasks.until(task, "lapsed").getString("endedBecause")).isEqualTo("lapsed");
        assertThat(tasks.last(task, "task-withdrawn").data().get("reasonCode").asText())
                .isEqualTo("lapsed");
        assertThat(clocks()).isEmpty();
    }

    @Test
    void serviceInTimeThatIsHeardOfAfterTheWindowCountsAllTheSame() {
        UUID claim = volunteers.held();
        tasks.until(task, "granted");
        OffsetClock.forward(Duration.ofMinutes(241));
        tasks.until(task, "open");

        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 60);

        assertThat(tasks.until(task, "delivered").getString("claimId")).isEqualTo(claim.toString());
    }

    @Test
    void aTaskThatSomebodyBeganWaitsForThemAndForDispatch() {
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        tasks.until(task, "begun");
        assertThat(clocks()).isEmpty();

        OffsetClock.forward(Duration.ofHours(5));
        volunteers.checkedOut(claim, 60);

        tasks.until(task, "delivered");
    }

    @Test
    void aNeedThatVolunteersEndedLapsesTheTask() {
        volunteers.ended("need-expired");

        tasks.until(task, "lapsed");
        assertThat(tasks.told(task, 2)).containsExactly("task-opened", "task-withdrawn");
        assertThat(clocks()).isEmpty();
    }

    @Test
    void anOpenedOrderIsNoLessLateThanAnother() {
        volunteers.held();
        tasks.until(task, "granted");
        String caseId = tasks.read(task).getString("caseId");

        OffsetClock.forward(Duration.ofMinutes(181));

        org.awaitility.Awaitility.await().until(() -> line.types(caseId), told -> told.contains("order-late"));
        OffsetClock.forward(Duration.ofHours(12));
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getBoolean("late"))
                .isTrue();
    }

    private List<String> clocks() {
        return Database.all("SELECT clock FROM running_clock WHERE order_id = '" + order
                + "' AND clock IN ('honouring', 'task-window')");
    }
}
