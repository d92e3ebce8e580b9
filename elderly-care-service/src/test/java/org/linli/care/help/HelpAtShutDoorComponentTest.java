package org.linli.care.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;

/** Volunteers stand before a door that stays shut: what is done for the person is the same as for a carer. */
@QuarkusTest
class HelpAtShutDoorComponentTest {

    @Inject
    HelpScene scene;

    @Inject
    Database database;

    private final String subject = "volunteer-" + UUID.randomUUID();
    private final String volunteer = TestTokens.of(subject, "linli-app", "volunteer");

    @BeforeEach
    void somebodyHelps() {
        scene.open();
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        scene.holders(subject);
        scene.hear("need-filled");
        await().until(scene::state, equalTo("claimed"));
        await().until(() -> database.first("SELECT 1 FROM help_holder WHERE visit_id = ?", row -> true, scene.visit)
                .isPresent());
    }

    @Test
    void aShutDoorRaisesTheAlarmAndTheSecondKnockThatIsAnsweredEndsIt() {
        isToday();
        tell("no-answer").then().statusCode(204);

        String alarm = alarm("open");
        assertThat(visitState()).isEqualTo("no-answer");
        database.update(
                "UPDATE alarm_step SET begun_at = now() WHERE alarm = ? AND number = 1 AND begun_at IS NULL",
                UUID.fromString(alarm));
        as(volunteer).get("/v1/alarm-steps").then().body("items[0].alarm", equalTo(alarm));
        as(volunteer).get("/v1/alarms/" + alarm).then().statusCode(200);
        as(volunteer).get("/v1/alarms/" + alarm + "/matter").then().statusCode(403);
        as(volunteer)
                .body(Map.of("outcome", "reached"))
                .post("/v1/alarms/" + alarm + "/steps/1")
                .then()
                .statusCode(200);

        assertThat(alarm("ended")).isEqualTo(alarm);
        assertThat(visitState()).isEqualTo("draft");
        assertThat(scene.state()).isEqualTo("claimed");
        assertThat(actors("alarm", alarm)).contains(subject + " volunteer step-told");
        assertThat(actors("visit", scene.visit)).contains(subject + " volunteer shut-to-volunteer");
        assertThat(scene.told()).containsExactly("help-wanted", "visit-no-answer", "visit-drafted");
    }

    @Test
    void whoIsLetInAfterAllSaysSoAndServesAndTheVisitIsVerified() {
        isToday();
        tell("no-answer").then().statusCode(204);
        String alarm = alarm("open");

        tell("opening").then().statusCode(204);
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));
        change(scene.town.desk(), "/v1/visits/" + scene.visit + "/help", "fulfilment", Map.of("fulfilled", true))
                .then()
                .statusCode(200);

        assertThat(alarm("ended")).isEqualTo(alarm);
        assertThat(visitState()).isEqualTo("verified");
        tell("no-answer").then().statusCode(404);
    }

    @Test
    void aDoorThatStaysShutIsNeverTakenForAVisitThatWeMissedAndItsHelpIsHeardOfAllTheSame() {
        isToday();
        database.update("UPDATE visit SET state = 'missed', look_at = NULL WHERE id = ?", scene.visit);
        tell("no-answer").then().statusCode(204);

        database.update("UPDATE visit SET look_at = now() - interval '1 day' WHERE id = ?", scene.visit);
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));

        assertThat(visitState()).isEqualTo("no-answer");
        alarm("open");
    }

    @Test
    void toldTwiceAtOnceItIsOneAlarmAndBeforeItsDayOrByOthersItIsNone() throws Exception {
        tell("no-answer").then().statusCode(409);
        isToday();
        as(TestTokens.of("other-" + UUID.randomUUID(), "linli-app", "volunteer"))
                .post(path("no-answer"))
                .then()
                .statusCode(404);
        as(scene.town.desk()).post(path("no-answer")).then().statusCode(403);
        tell("opening").then().statusCode(409);
        assertThat(visitState()).isEqualTo("draft");

        List<Response> answers = together(Collections.nCopies(3, () -> tell("no-answer")));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(204);
        alarm("open");
    }

    private Response tell(String act) {
        return as(volunteer).post(path(act));
    }

    private String path(String act) {
        return "/v1/visits/" + scene.visit + "/help/" + act;
    }

    /** The visit's day has come; its help was asked for at the same hour, so that nobody takes it for moved. */
    private void isToday() {
        database.update("""
                WITH today AS (UPDATE visit SET day = (now() AT TIME ZONE 'Asia/Shanghai')::date, begins_at = now(),
                                      ends_at = now() + interval '3 hours', look_at = now() + interval '3 hours'
                                WHERE id = ? RETURNING id, begins_at, ends_at)
                UPDATE help SET begins_at = t.begins_at, ends_at = t.ends_at FROM today t WHERE visit_id = t.id""", scene.visit);
    }

    private String visitState() {
        return as(scene.town.desk()).get("/v1/visits/" + scene.visit).path("state");
    }

    /** @return the one alarm of the visit */
    private String alarm(String state) {
        return as(scene.town.desk())
                .get("/v1/alarms?area=" + scene.town.grid)
                .then()
                .statusCode(200)
                .body("items.visitId", equalTo(List.of(scene.visit)))
                .body("items[0].state", equalTo(state))
                .extract()
                .path("items[0].id");
    }

    private List<String> actors(String entity, String id) {
        return database.list(
                "SELECT actor || ' ' || role || ' ' || action AS did FROM audit_entry WHERE entity = ? AND entity_id = ? ORDER BY id",
                row -> row.getString("did"),
                entity,
                id);
    }
}
