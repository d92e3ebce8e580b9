package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;
import org.linli.dispatch.testing.Topics;
import org.linli.dispatch.testing.Volunteers;

/** An order opened to claiming, from its opening to dispatch's word on what was delivered. */
@QuarkusTest
class TasksComponentTest {

    private Line line;
    private TaskLine tasks;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
    }

    @Test
    void anOrderOpenedToClaimingStaysItsUnitsWithItsStateAndTimes() {
        String order = tasks.takenOrder();
        JsonPath before = line.read(Person.HANDLER, "/v1/orders/" + order);

        String task = tasks.opened(order);

        JsonPath after = line.read(Person.HANDLER, "/v1/orders/" + order);
        for (String same : List.of("state", "version", "unit.code", "takeBy", "dueAt", "waitsUntil", "late")) {
            assertThat((Object) after.get(same)).as(same).isEqualTo(before.get(same));
        }
        assertThat((Object) before.get("task")).isNull();
        assertThat(after.getString("task.id")).isEqualTo(task);
        assertThat(after.getString("task.state")).isEqualTo("open");
        Topics.Read opened = tasks.last(task, "task-opened");
        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.data().get("areaCode").asText()).isEqualTo("dl-g1");
        assertThat(opened.data().get("places").asInt()).isEqualTo(1);
        assertThat(opened.data().toString()).doesNotContain("大坑", "幸福路", "117.05");
        assertThat(line.read(Person.AUDITOR, "/v1/cases/" + after.getString("caseId") + "/history")
                        .getList("action"))
                .contains("task-open");
    }

    @Test
    void theFirstClaimIsGrantedAndEveryOtherRefusedHoweverOftenTheyAreTold() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);

        UUID first = volunteers.held();
        UUID second = volunteers.held();
        volunteers.say("claim-held", first, "held", null, 4);
        volunteers.held(first);
        tasks.heard(task, volunteers);

        assertThat(tasks.told(task, 3)).containsExactly("task-opened", "task-granted", "task-refused");
        Topics.Read granted = tasks.story(task).get(1);
        assertThat(granted.data().get("claimId").asText()).isEqualTo(first.toString());
        assertThat(Instant.parse(granted.data().get("honourBy").asText()))
                .isEqualTo(Instant.parse(tasks.read(task).getString("beginsAt")).plus(Duration.ofMinutes(30)));
        Topics.Read refused = tasks.story(task).get(2);
        assertThat(refused.data().get("claimId").asText()).isEqualTo(second.toString());
        assertThat(refused.data().get("reasonCode").asText()).isEqualTo("taken");
        assertThat(tasks.read(task).getString("claimId")).isEqualTo(first.toString());
    }

    @Test
    void aClaimGivenBackFreesTheTaskForTheNextAndTellsHowOften() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);

        UUID first = volunteers.held();
        volunteers.released(first);
        UUID second = volunteers.held();
        volunteers.noShow(second);
        UUID third = volunteers.held();
        tasks.heard(task, volunteers);

        assertThat(tasks.told(task, 6))
                .containsExactly(
                        "task-opened", "task-granted", "task-freed", "task-granted", "task-freed", "task-granted");
        assertThat(tasks.story(task).get(2).data().get("reasonCode").asText()).isEqualTo("given-back");
        assertThat(tasks.story(task).get(4).data().get("reasonCode").asText()).isEqualTo("no-show");
        assertThat(tasks.read(task).getString("claimId")).isEqualTo(third.toString());
        assertThat(tasks.read(task).getInt("reopened")).isEqualTo(2);
    }

    @Test
    void whatAClaimDoesThatDoesNotHoldChangesNothing() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID holds = volunteers.held();
        UUID other = UUID.randomUUID();

        volunteers.released(other);
        volunteers.noShow(other);
        volunteers.checkedIn(other);
        volunteers.checkedOut(other, 60);
        volunteers.checkedOut(holds, 60);
        tasks.heard(task, volunteers);

        assertThat(tasks.read(task).getString("state")).isEqualTo("granted");
        assertThat(tasks.told(task, 2)).containsExactly("task-opened", "task-granted");
    }

    @Test
    void aFactThatComesAfterALaterOneIsOutOfDate() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID first = volunteers.held();
        volunteers.released(first);
        tasks.heard(task, volunteers);

        volunteers.say("claim-held", first, "held", null, 4);
        UUID second = volunteers.held();
        tasks.heard(task, volunteers);

        assertThat(tasks.read(task).getString("claimId")).isEqualTo(second.toString());
    }

    @Test
    void theNeedsOfOthersAreLeftAlone() {
        String task = tasks.opened(tasks.takenOrder());

        Volunteers.ofOther(line, task).held();
        Volunteers.of(line, UUID.randomUUID().toString()).held();
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        tasks.heard(task, volunteers);

        assertThat(tasks.read(task).getString("claimId")).isEqualTo(claim.toString());
        assertThat(tasks.told(task, 2)).containsExactly("task-opened", "task-granted");
    }

    @Test
    void whatWasDeliveredIsAcceptedWithTheMinutesThatCount() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        assertThat((Object) tasks.until(task, "begun").get("begunAt")).isNotNull();
        volunteers.checkedOut(claim, 55);
        assertThat(tasks.until(task, "delivered").getInt("servedMinutes")).isEqualTo(55);
        assertThat(line.read(Person.CHIEF, "/v1/tasks/" + task).getList("possible.action"))
                .isEqualTo(List.of("accept", "reject", "withdraw"));

        line.act(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 61))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("minutes"));
        line.did(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 50));

        Topics.Read accepted = tasks.last(task, "task-accepted");
        assertThat(accepted.data().get("claimId").asText()).isEqualTo(claim.toString());
        assertThat(accepted.data().get("minutes").asInt()).isEqualTo(50);
        assertThat(tasks.read(task).getInt("acceptedMinutes")).isEqualTo(50);
        line.act(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 50))
                .then()
                .statusCode(409)
                .body("state", equalTo("accepted"));
    }

    @Test
    void whatWasDeliveredIsRejectedForAReasonThatStaysHere() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 55);
        tasks.until(task, "delivered");

        line.act(Person.DISPATCHER, "/v1/tasks/" + task + "/rejection", Map.of())
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reason"));
        line.did(Person.DISPATCHER, "/v1/tasks/" + task + "/rejection", Map.of("reason", "现场无人"));

        Topics.Read rejected = tasks.last(task, "task-rejected");
        assertThat(rejected.data().toString()).doesNotContain("现场无人");
        String caseId = tasks.read(task).getString("caseId");
        assertThat(line.read(Person.AUDITOR, "/v1/cases/" + caseId + "/history").getList("reason"))
                .contains("现场无人");
    }

    @Test
    void whoeverHadAClaimOnItDoesNotJudgeIt() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.holders(Person.DISPATCHER);
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 55);
        volunteers.holders();
        tasks.until(task, "delivered");
        tasks.holdersKnown(task, 2);

        line.act(Person.DISPATCHER, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 55))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-the-claimant"));
        assertThat(line.read(Person.DISPATCHER, "/v1/tasks/" + task).getList("possible.action"))
                .isEqualTo(List.of("withdraw"));
        line.did(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 55));
    }

    @Test
    void whoeverRepresentsTheClaimantDoesNotJudgeIt() {
        String task = tasks.opened(tasks.takenOrder());
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.representedBy(Person.DISPATCHER);
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 55);
        volunteers.holders();
        tasks.until(task, "delivered");
        tasks.holdersKnown(task, 2);

        line.act(Person.DISPATCHER, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 55))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-the-claimant"));
        line.did(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 55));
    }

    @Test
    void aTaskIsWithdrawnByHandOnceAndOnlyAsItWasSeen() {
        String task = tasks.opened(tasks.takenOrder());
        String path = "/v1/tasks/" + task + "/withdrawal";
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        tasks.until(task, "granted");

        line.act(Person.DISPATCHER, path, Map.of("reason", "改由社区办理"), 1)
                .then()
                .statusCode(412)
                .body("state", equalTo("granted"))
                .body("possible.action", hasItem("withdraw"));
        Line.as(Person.DISPATCHER)
                .body(Map.of("reason", "改由社区办理"))
                .post(path)
                .then()
                .statusCode(428);
        line.did(Person.DISPATCHER, path, Map.of("reason", "改由社区办理"));
        line.act(Person.DISPATCHER, path, Map.of("reason", "改由社区办理")).then().statusCode(409);

        assertThat(tasks.last(task, "task-withdrawn").data().get("reasonCode").asText())
                .isEqualTo("withdrawn");
        volunteers.checkedIn(claim);
        UUID late = volunteers.held();
        Topics.Read refused = tasks.last(task, "task-refused");
        assertThat(refused.data().get("claimId").asText()).isEqualTo(late.toString());
        assertThat(refused.data().get("reasonCode").asText()).isEqualTo("ended");
        assertThat(tasks.read(task).getString("state")).isEqualTo("withdrawn");
    }

    @Test
    void tasksAreListedForWhoeverTheyConcern() {
        String order = tasks.takenOrder();
        String first = tasks.opened(order);
        line.did(Person.DISPATCHER, "/v1/tasks/" + first + "/withdrawal", Map.of("reason", "重新安排"));
        String second = tasks.opened(order);
        String path = "/v1/tasks?order=" + order;

        assertThat(line.read(Person.HANDLER, path).getList("items.id")).isEqualTo(List.of(second, first));
        assertThat(line.read(Person.CHIEF, path + "&state=withdrawn").getList("items.id"))
                .isEqualTo(List.of(first));
        String next = line.read(Person.DISPATCHER, path + "&limit=1").getString("next");
        assertThat(line.read(Person.DISPATCHER, path + "&limit=1&cursor=" + next)
                        .getList("items.id"))
                .isEqualTo(List.of(first));
        assertThat(line.read(Person.SUPPORTER, path).getList("items.id")).isEmpty();
        assertThat(line.read(Person.CHIEF_ELSEWHERE, path).getList("items.id")).isEmpty();
        Line.as(Person.CHIEF_ELSEWHERE).get("/v1/tasks/" + second).then().statusCode(404);
        Line.as(Person.SUPPORTER).get("/v1/tasks/" + second).then().statusCode(404);
        Line.as(Person.NOBODY).get(path).then().statusCode(403);
        Line.as(Person.CHIEF).get(path + "&state=gone").then().statusCode(400).body("errors.field", contains("state"));
    }
}
