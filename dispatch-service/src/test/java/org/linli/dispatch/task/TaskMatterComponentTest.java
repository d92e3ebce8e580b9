package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;
import org.linli.dispatch.testing.Volunteers;

/** Words and place of a case are for the one whose claim on its task holds, and for dispatch. */
@QuarkusTest
class TaskMatterComponentTest {

    private Line line;
    private TaskLine tasks;
    private String task;
    private Volunteers volunteers;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
        task = tasks.opened(tasks.takenOrder());
        volunteers = Volunteers.of(line, task);
    }

    @Test
    void theOneWhoseClaimHoldsReadsItUntilItHoldsNoMoreAndEachReadingIsOnRecord() {
        UUID claim = volunteers.held();
        volunteers.holders(Person.VOLUNTEER);
        tasks.until(task, "granted");
        tasks.holdersKnown(task, 1);

        matter(Person.VOLUNTEER)
                .then()
                .statusCode(200)
                .body("text", equalTo("路口有个大坑,昨晚有人骑车摔倒。"))
                .body("address", equalTo("幸福路与和平街口"))
                .body("area", equalTo("dl-g1"));
        matter(Person.VOLUNTEER).then().statusCode(200);
        matter(Person.VOLUNTEER_TOO).then().statusCode(404);

        List<String> actors = line.read(
                        Person.AUDITOR, "/v1/cases/" + tasks.read(task).getString("caseId") + "/history")
                .getList("findAll { it.action == 'task-read-matter' }.actor");
        assertThat(actors).containsExactly(Person.VOLUNTEER.subject(), Person.VOLUNTEER.subject());
        volunteers.released(claim);
        tasks.until(task, "open");
        // The list may still be on its way: what dispatch decided counts.
        matter(Person.VOLUNTEER).then().statusCode(404);
    }

    @Test
    void theLatestListCountsWhateverComesWhen() {
        volunteers.held();
        volunteers.holders(3, Person.VOLUNTEER_TOO);
        tasks.holdersKnown(task, 3);

        volunteers.holders(2, Person.VOLUNTEER);
        volunteers.holders(4, Person.VOLUNTEER_TOO);
        tasks.holdersKnown(task, 4);
        tasks.until(task, "granted");

        matter(Person.VOLUNTEER).then().statusCode(404);
        matter(Person.VOLUNTEER_TOO).then().statusCode(200);
        volunteers.holders(5);
        tasks.holdersKnown(task, 5);
        matter(Person.VOLUNTEER_TOO).then().statusCode(404);
    }

    @Test
    void aListOfWhatIsNoTaskIsLeftAlone() {
        Volunteers.ofOther(line, task).holders(Person.VOLUNTEER);
        Volunteers.of(line, UUID.randomUUID().toString()).holders(Person.VOLUNTEER);
        volunteers.held();
        volunteers.holders(Person.VOLUNTEER_TOO);
        tasks.until(task, "granted");
        tasks.holdersKnown(task, 1);

        matter(Person.VOLUNTEER).then().statusCode(404);
        matter(Person.VOLUNTEER_TOO).then().statusCode(200);
    }

    @Test
    void dispatchOfTheAreaReadsItAndNobodyElse() {
        matter(Person.DISPATCHER).then().statusCode(200);
        matter(Person.CHIEF).then().statusCode(200);
        matter(Person.CHIEF_ELSEWHERE).then().statusCode(404);
        matter(Person.DISPATCHER_ELSEWHERE).then().statusCode(404);
        matter(Person.NOBODY).then().statusCode(404);
        matter(Person.AUDITOR).then().statusCode(403);
        matter(Person.HANDLER).then().statusCode(403);
        io.restassured.RestAssured.given()
                .get("/v1/tasks/" + task + "/matter")
                .then()
                .statusCode(401);
    }

    @Test
    void redactedWordsAreTheOnlyOnesItShows() {
        String caseId = tasks.read(task).getString("caseId");
        String report = line.readCase(caseId).getString("reportId");
        line.topics()
                .event(
                        "linli.intake.dossiers",
                        report,
                        "linli.intake.dossier-redacted.v1",
                        Contract.example("linli.intake.dossiers", "linli.intake.dossier-redacted.v1")
                                .replace("018f2c5e-7a10-7c3b-9d44-1f0a6c2b7e01", report));

        Awaitility.await()
                .until(() -> matter(Person.DISPATCHER).path("text"), text -> !text.equals("路口有个大坑,昨晚有人骑车摔倒。"));
    }

    private Response matter(Person person) {
        return Line.as(person).get("/v1/tasks/" + task + "/matter");
    }
}
