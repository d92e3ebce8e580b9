package org.linli.dispatch.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

/** Stages of the work before the last: fence within 3 h, repair within 8 h more. */
@QuarkusTest
class StagesComponentTest {

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
    void theLeadReportsAStageDoneInTimeAndItIsToldShownRecordedAndNeverLate() {
        String id = line.opened("dl-slow");
        String order = taken(id, "dl-a", "dl-b");
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getList("possible.href"))
                .asList()
                .contains(fence(order));
        Map<String, String> photo = line.photo(Person.HANDLER);

        line.did(Person.HANDLER, fence(order), Map.of("note", "已围护", "photos", List.of(photo)));

        Topics.Read told = line.storyEndingWith(id, "order-stage-done").getLast();
        assertThat(told.data().get("stageCode").asText()).isEqualTo("fence");
        assertThat(told.data().get("onTime").asBoolean()).isTrue();
        JsonPath seen = line.readCase(id);
        assertThat(seen.getString("stages[0].doneAt"))
                .isEqualTo(told.data().get("doneAt").asText());
        assertThat(seen.getBoolean("stages[0].late")).isFalse();
        assertThat(seen.getString("stages[0].note")).isEqualTo("已围护");
        assertThat(seen.getList("stages[0].photos.id")).isEqualTo(List.of(photo.get("photoId")));
        assertThat(seen.getString("stages[1].doneAt")).isNull();
        assertThat(seen.getList("orders[0].evidence")).isEmpty();
        assertThat(line.read(Person.CHIEF, "/v1/cases/" + id + "/history").getList("action"))
                .endsWith("report-stage");
        OffsetClock.forward(Duration.ofHours(12));
        assertThat(line.storyEndingWith(id, "order-late").stream()
                        .filter(e -> e.type().equals("order-late"))
                        .map(e -> e.data().get("stageCode").asText()))
                .containsOnly("repair");
        assertThat(line.readCase(id).getBoolean("stages[1].late")).isTrue();
    }

    @Test
    void onlyTheLeadReportsAStageOnlyOfItsCaseAndOnlyWhileItWorks() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        refused(Person.HANDLER, fence(order), 409).body("possible.action", hasItem("take"));
        line.took(Person.HANDLER, order);
        line.took(Person.SUPPORTER, support);

        refused(Person.SUPPORTER, fence(order), 403);
        refused(Person.NOBODY, fence(order), 403);
        refused(Person.SUPPORTER, fence(support), 409).body("guard", equalTo("lead"));
        refused(Person.HANDLER, "/v1/orders/" + order + "/stages/no-such/report", 404);
        refused(Person.HANDLER, "/v1/orders/" + order + "/stages/repair/report", 409)
                .body("guard", equalTo("not-the-last-stage"));
        assertThat(clocks(id)).containsExactly("fence", "repair", "repair");
        assertThat(line.types(id)).doesNotContain("order-stage-done");
    }

    @Test
    void aStageIsReportedOnceAndWhoRepeatsItLearnsThatItIsDone() {
        String id = line.opened("dl-slow");
        String order = taken(id, "dl-a");
        long seen = line.version(fence(order));
        line.act(Person.HANDLER, fence(order), Map.of(), seen).then().statusCode(200);

        line.act(Person.HANDLER, fence(order), Map.of(), seen)
                .then()
                .statusCode(412)
                .body("state", equalTo("taken"));
        refused(Person.HANDLER_TOO, fence(order), 409).body("guard", equalTo("stage-not-done"));

        line.reported(Person.HANDLER, order);
        assertThat(line.storyEndingWith(id, "case-check-opened"))
                .filteredOn(e -> e.type().equals("order-stage-done"))
                .hasSize(1);
    }

    @Test
    void stagesAreReportedInTheirOrder() {
        String id = line.opened("dl-gate");
        line.did(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of("condition", "dl-gate-three"));
        String order = line.order(id);
        line.took(Person.HANDLER, order);
        String repair = "/v1/orders/" + order + "/stages/repair/report";

        refused(Person.HANDLER, repair, 409).body("guard", equalTo("stages-before-done"));
        line.did(Person.HANDLER, fence(order), Map.of());
        line.did(Person.HANDLER, repair, Map.of());

        assertThat(clocks(id)).containsExactly("restore");
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getList("possible.action"))
                .isEqualTo(List.of("report-back"));
    }

    @Test
    void aStageReportedAfterItsTimeIsDoneAndLateAndToldLateOnce() {
        String id = line.opened("dl-slow");
        String order = taken(id, "dl-a");
        OffsetClock.forward(Duration.ofMinutes(181));
        line.storyEndingWith(id, "order-late");

        line.did(Person.HANDLER, fence(order), Map.of());

        List<Topics.Read> story = line.storyEndingWith(id, "order-stage-done");
        assertThat(story.getLast().data().get("onTime").asBoolean()).isFalse();
        assertThat(story).filteredOn(e -> e.type().equals("order-late")).hasSize(1);
        assertThat(line.readCase(id).getBoolean("stages[0].late")).isTrue();
        assertThat(line.readCase(id).getString("stages[0].doneAt")).isNotNull();
    }

    @Test
    void whenTheClockRunsOutAndTheStageIsReportedAtTheSameMomentItIsEitherInTimeOrToldLateOnceBeforeItIsDone() {
        for (int millis : List.of(-400, -250, -150, -80, -20, 0, 50, 200)) {
            OffsetClock.reset();
            String id = line.opened("dl-slow");
            String order = taken(id, "dl-a");
            long version = line.version(fence(order));
            Instant due = Instant.parse(line.readCase(id).getString("stages[0].dueAt"));

            OffsetClock.at(due.plusMillis(millis));
            int status =
                    line.act(Person.HANDLER, fence(order), Map.of(), version).statusCode();
            if (status != 200) {
                // The clock was first: the version has moved on, and the handler looks again.
                assertThat(status).isEqualTo(412);
                line.did(Person.HANDLER, fence(order), Map.of());
            }

            List<Topics.Read> story = line.storyEndingWith(id, "order-stage-done");
            Topics.Read done = story.getLast();
            boolean inTime = !Instant.parse(done.data().get("doneAt").asText()).isAfter(due);
            assertThat(done.data().get("onTime").asBoolean()).isEqualTo(inTime);
            assertThat(story).filteredOn(e -> e.type().equals("order-late")).hasSize(inTime ? 0 : 1);
            assertThat(clocks(id)).containsExactly("repair");
        }
    }

    @Test
    void reportingTheWholeWorkReportsTheStagesStillOpenAndAFailedCheckDoesNotOpenThemAgain() {
        String id = line.opened("dl-slow");
        String order = taken(id, "dl-a");
        line.reported(Person.HANDLER, order);
        JsonPath handled = line.readCase(id);
        assertThat(handled.getList("stages.doneAt")).hasSize(2).doesNotContainNull();
        assertThat(handled.getList("stages.late")).isEqualTo(List.of(false, false));

        line.did(
                Person.INSPECTOR,
                "/v1/cases/" + id + "/check",
                Map.of("outcome", "failed", "reasonCode", "dl-not-done", "note", "坑未填平"));

        assertThat(clocks(id)).containsExactly("repair");
        JsonPath again = line.readCase(id);
        assertThat(again.getString("stages[0].doneAt")).isEqualTo(handled.getString("stages[0].doneAt"));
        assertThat(again.getString("stages[1].doneAt")).isNull();
        line.reported(Person.HANDLER, order);
        assertThat(line.storyEndingWith(id, "case-check-opened"))
                .filteredOn(e -> e.type().startsWith("order-"))
                .extracting(Topics.Read::type)
                .containsExactly("order-taken", "order-stage-done", "order-handled", "order-handled");
    }

    private String taken(String id, String lead, String... supporting) {
        String order = line.dispatched(id, lead, supporting);
        line.took(Person.HANDLER, order);
        return order;
    }

    private ValidatableResponse refused(Person person, String path, int status) {
        return line.act(person, path, Map.of()).then().statusCode(status);
    }

    private static String fence(String order) {
        return "/v1/orders/" + order + "/stages/fence/report";
    }

    private static List<String> clocks(String id) {
        return Database.all("SELECT stage_code FROM running_clock WHERE case_id = '" + id
                + "' AND clock = 'handling' ORDER BY stage_code");
    }
}
