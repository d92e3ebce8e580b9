package org.linli.care.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;

/** Help from volunteers with a visit that has no carer: asked for, claimed, served, and what that makes of the visit. */
@QuarkusTest
class HelpComponentTest {

    @Inject
    HelpScene scene;

    @Inject
    Database database;

    private final String volunteer = "volunteer-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scene.open();
    }

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("help.md", HelpTable.HELP);
    }

    @Test
    void servedHelpThatTheDeskSaysWasGivenMakesTheVisitVerified() {
        scene.want(scene.town.desk(), Map.of("places", 1))
                .then()
                .statusCode(201)
                .body("state", equalTo("wanted"));
        scene.hear("need-filled");
        await().until(scene::state, equalTo("claimed"));
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));

        change(
                        scene.town.desk(),
                        "/v1/visits/" + scene.visit + "/help",
                        "fulfilment",
                        Map.of("fulfilled", true, "minutes", 15))
                .then()
                .statusCode(200)
                .body("state", equalTo("fulfilled"));

        assertThat(scene.told()).containsExactly("help-wanted", "help-fulfilled", "visit-done", "visit-verified");
        as(scene.town.desk()).get("/v1/visits/" + scene.visit).then().body("state", equalTo("verified"));
        assertThat(scene.versions()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void helpThatNobodyGaveLeavesTheVisitToTheDeskAtOnce() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        scene.hear("need-expired");
        await().until(scene::state, equalTo("lapsed"));

        as(scene.town.desk())
                .get("/v1/visits/at-risk?area=" + scene.town.grid)
                .then()
                .body("items.id", equalTo(List.of(scene.visit)));
        assertThat(scene.told()).containsExactly("help-wanted", "visit-at-risk");
    }

    @Test
    void whoComesReadsTheMatterUntilTheyHaveServedAndEveryReadingIsOnRecord() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        String token = TestTokens.of(volunteer, "linli-app", "volunteer");
        as(token).get("/v1/visits/" + scene.visit + "/matter").then().statusCode(404);
        scene.holders(volunteer);
        await().untilAsserted(() ->
                as(token).get("/v1/visits/" + scene.visit + "/matter").then().statusCode(200));

        scene.list -= 1;
        scene.holders();
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));

        as(token).get("/v1/visits/" + scene.visit + "/matter").then().statusCode(404);
        assertThat(database.list(
                        "SELECT actor FROM audit_entry WHERE entity = 'visit' AND entity_id = ? AND action = 'read-matter'",
                        row -> row.getString("actor"),
                        scene.visit))
                .containsExactly(volunteer);
    }

    @Test
    void aVisitThatGetsACarerOrIsCalledOffNeedsNobodyElse() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        UUID carer = Crew.one(database, scene.town, "carer");

        change(
                        scene.town.desk(),
                        "/v1/visits/" + scene.visit,
                        "publication",
                        Map.of(
                                "parts",
                                List.of(Map.of(
                                        "carer",
                                        carer.toString(),
                                        "beginsAt",
                                        HelpScene.begins().toString()))))
                .then()
                .statusCode(200);

        assertThat(scene.state()).isEqualTo("withdrawn");
        assertThat(scene.told()).containsExactly("help-wanted", "visit-published", "help-withdrawn");
        scene.hear("need-done");
        String other = scene.tomorrow();
        scene.visit = other;
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        change(scene.town.desk(), "/v1/visits/" + other, "calling-off", Map.of("by", "us", "reason", "重复"))
                .then()
                .statusCode(200);
        assertThat(scene.state()).isEqualTo("withdrawn");
    }

    @Test
    void aVisitOfWhoIsAwayNeedsNoHelpEither() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);

        database.update("UPDATE visit SET state = 'suspended', look_at = NULL WHERE id = ?", scene.visit);

        await().until(scene::state, equalTo("withdrawn"));
        as(scene.town.desk())
                .get("/v1/visits/" + scene.visit + "/help")
                .then()
                .body("reasonCode", equalTo("visit-suspended"));
    }

    @Test
    void helpAskedForAtAnHourThatThePlanMovedIsWithdrawnAndTheDeskIsTold() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);

        database.update(
                "UPDATE visit SET begins_at = begins_at + interval '2 hours', ends_at = ends_at + interval '2 hours' WHERE id = ?",
                scene.visit);

        await().until(scene::state, equalTo("withdrawn"));
        as(scene.town.desk())
                .get("/v1/visits/" + scene.visit + "/help")
                .then()
                .body("reasonCode", equalTo("visit-moved"));
        assertThat(scene.told()).containsExactly("help-wanted", "help-withdrawn", "visit-at-risk");
    }

    @Test
    void helpNobodySaysAnythingAboutCountsAsGivenInTheEnd() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));

        database.update("UPDATE help SET served_at = served_at - interval '73 hours' WHERE visit_id = ?", scene.visit);

        await().until(scene::state, equalTo("fulfilled"));
        assertThat(scene.told()).containsExactly("help-wanted", "help-fulfilled", "visit-done", "visit-verified");
    }

    @Test
    void whatComesTwiceOrLateChangesNothing() {
        scene.want(scene.town.desk(), Map.of()).then().statusCode(201);
        scene.hear("need-filled");
        scene.hear("need-reopened");
        await().until(scene::state, equalTo("wanted"));
        scene.heard = 0;
        scene.hear("need-filled");
        scene.heard = 2;
        scene.hear("need-done");
        await().until(scene::state, equalTo("served"));

        assertThat(as(scene.town.desk())
                        .get("/v1/visits/" + scene.visit + "/help")
                        .<Integer>path("version"))
                .isEqualTo(4);
    }

    @Test
    void volunteersAreAskedOnceAVisitHoweverManyAskAtOnceAndOnlyByItsDesk() throws Exception {
        scene.want(scene.town.chief(), Map.of()).then().statusCode(403);
        scene.want(Town.known(database).desk(), Map.of()).then().statusCode(404);
        scene.want(scene.town.desk(), Map.of("places", 0))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("places"));
        scene.want(scene.town.desk(), Map.of("urgency", "perhaps"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("urgency"));
        String seen = version(scene.town.desk(), "/v1/visits/" + scene.visit);

        Callable<Response> asking = () -> as(scene.town.desk())
                .header("If-Match", seen)
                .body(Map.of())
                .post("/v1/visits/" + scene.visit + "/help");
        List<Response> answers = together(Collections.nCopies(3, asking));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        assertThat(scene.told()).containsExactly("help-wanted");
        scene.want(scene.town.desk(), Map.of()).then().statusCode(409);
    }
}
