package org.linli.dispatch.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

@QuarkusTest
class ClocksComponentTest {

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @BeforeEach
    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void aCaseNobodyFilesIsLateOnceAndStaysWhereItIs() {
        String id = line.opened("dl-slow");

        OffsetClock.forward(Duration.ofMinutes(121));

        Topics.Read late = line.storyEndingWith(id, "case-late").getLast();
        assertThat(late.data().get("clock").asText()).isEqualTo("filing");
        assertThat(late.data().get("state").asText()).isEqualTo("proposed");
        OffsetClock.forward(Duration.ofDays(2));
        nothingMoreComes(id, "case-proposed", "case-late");
        assertThat(line.readCase(id).getBoolean("late")).isTrue();
        line.did(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of());
    }

    @Test
    void aCaseNobodyDispatchesIsLateOnce() {
        String id = line.opened("dl-hand");

        OffsetClock.forward(Duration.ofMinutes(121));

        assertThat(line.storyEndingWith(id, "case-late")
                        .getLast()
                        .data()
                        .get("clock")
                        .asText())
                .isEqualTo("dispatching");
        nothingMoreComes(id, "case-proposed", "case-filed", "case-late");
    }

    @Test
    void anOrderNobodyTakesEscalatesOnceAndCanStillBeTaken() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");

        OffsetClock.forward(Duration.ofMinutes(121));

        line.storyEndingWith(id, "order-not-taken");
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getString("state"))
                .isEqualTo("escalated");
        nothingMoreComes(id, "case-proposed", "case-filed", "case-dispatched", "order-not-taken");
        line.took(Person.HANDLER, order);
    }

    @Test
    void aReturnNobodyRulesOnStandsWhenItsTimeIsOver() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.did(
                Person.HANDLER,
                "/v1/orders/" + order + "/return",
                Map.of("reasonCode", "dl-not-ours", "reason", "不归我们管"));

        OffsetClock.forward(Duration.ofMinutes(241));

        List<Topics.Read> story = line.storyEndingWith(id, "case-recalled");
        assertThat(story)
                .filteredOn(e -> e.type().equals("order-arbitrated"))
                .singleElement()
                .satisfies(e -> assertThat(e.data().get("ruling").asText()).isEqualTo("lapsed"));
    }

    @Test
    void eachStageNotDoneInTimeIsToldOnceAndTheReportIsThenNotOnTime() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.took(Person.HANDLER, order);

        OffsetClock.forward(Duration.ofMinutes(181));
        line.storyEndingWith(id, "order-late");
        OffsetClock.forward(Duration.ofHours(9));

        List<Topics.Read> story = Awaitility.await()
                .until(
                        () -> line.story(id),
                        s -> s.stream()
                                        .filter(e -> e.type().equals("order-late"))
                                        .count()
                                == 2);
        assertThat(story)
                .filteredOn(e -> e.type().equals("order-late"))
                .extracting(e -> e.data().get("stageCode").asText())
                .containsExactly("fence", "repair");
        line.reported(Person.HANDLER, order);
        assertThat(line.storyEndingWith(id, "case-check-opened"))
                .filteredOn(e -> e.type().equals("order-handled"))
                .singleElement()
                .satisfies(e -> assertThat(e.data().get("onTime").asBoolean()).isFalse());
    }

    @Test
    void aCaseNobodyChecksIsLateAndOneNobodyClosesClosesItself() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.took(Person.HANDLER, order);
        line.reported(Person.HANDLER, order);

        OffsetClock.forward(Duration.ofMinutes(361));
        assertThat(line.storyEndingWith(id, "case-late")
                        .getLast()
                        .data()
                        .get("clock")
                        .asText())
                .isEqualTo("checking");
        line.passed(id);
        OffsetClock.forward(Duration.ofMinutes(481));

        Topics.Read closed = line.storyEndingWith(id, "case-closed").getLast();
        assertThat(closed.data().get("automatic").asBoolean()).isTrue();
        assertThat(line.types(id)).containsOnlyOnce("case-closed").containsOnlyOnce("case-late");
        assertThat(Database.all("SELECT id FROM running_clock WHERE case_id = '" + id + "'"))
                .isEmpty();
        assertThat(line.read(Person.CHIEF, "/v1/cases/" + id + "/history").getList("action"))
                .contains("checking-time-is-up", "closing-time-is-up");
    }

    /** Two whole rounds of the sweeper: a case opened after the time was moved is late only when they are through. */
    private void nothingMoreComes(String id, String... types) {
        String probe = line.opened("dl-slow");
        Database.all(
                "UPDATE running_clock SET look_at = now() - interval '10 years', due_at = now() - interval '10 years'"
                        + " WHERE case_id = '" + probe + "'");
        line.storyEndingWith(probe, "case-late");
        assertThat(line.types(id)).containsExactly(types);
        assertThat(Database.all("SELECT clock FROM running_clock WHERE case_id = '" + id + "'"))
                .isEmpty();
    }
}
