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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.TestTokens;
import org.linli.kit.testing.Wire;

/** Help from volunteers with a visit that has no carer: asked for, claimed, served, and what that makes of the visit. */
@QuarkusTest
class HelpComponentTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Database database;

    private final String need = UUID.randomUUID().toString();
    private final String volunteer = "volunteer-" + UUID.randomUUID();
    private Town town;
    private String visit;
    private long heard;
    private long list;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        visit = tomorrow();
    }

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("help.md", HelpTable.HELP);
    }

    @Test
    void servedHelpThatTheDeskSaysWasGivenMakesTheVisitVerified() {
        want(town.desk(), Map.of("places", 1)).then().statusCode(201).body("state", equalTo("wanted"));
        hear("need-filled");
        await().until(this::state, equalTo("claimed"));
        hear("need-done");
        await().until(this::state, equalTo("served"));

        change(town.desk(), "/v1/visits/" + visit + "/help", "fulfilment", Map.of("fulfilled", true, "minutes", 15))
                .then()
                .statusCode(200)
                .body("state", equalTo("fulfilled"));

        assertThat(told()).containsExactly("help-wanted", "help-fulfilled", "visit-done", "visit-verified");
        as(town.desk()).get("/v1/visits/" + visit).then().body("state", equalTo("verified"));
        assertThat(versions()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void helpThatNobodyGaveLeavesTheVisitToTheDeskAtOnce() {
        want(town.desk(), Map.of()).then().statusCode(201);
        hear("need-expired");
        await().until(this::state, equalTo("lapsed"));

        as(town.desk()).get("/v1/visits/at-risk?area=" + town.grid).then().body("items.id", equalTo(List.of(visit)));
        assertThat(told()).containsExactly("help-wanted", "visit-at-risk");
    }

    @Test
    void whoComesReadsTheMatterUntilTheyHaveServedAndEveryReadingIsOnRecord() {
        want(town.desk(), Map.of()).then().statusCode(201);
        String token = TestTokens.of(volunteer, "linli-app", "volunteer");
        as(token).get("/v1/visits/" + visit + "/matter").then().statusCode(404);
        holders(volunteer);
        await().untilAsserted(() ->
                as(token).get("/v1/visits/" + visit + "/matter").then().statusCode(200));

        list -= 1;
        holders();
        hear("need-done");
        await().until(this::state, equalTo("served"));

        as(token).get("/v1/visits/" + visit + "/matter").then().statusCode(404);
        assertThat(database.list(
                        "SELECT actor FROM audit_entry WHERE entity = 'visit' AND entity_id = ? AND action = 'read-matter'",
                        row -> row.getString("actor"),
                        visit))
                .containsExactly(volunteer);
    }

    @Test
    void aVisitThatGetsACarerOrIsCalledOffNeedsNobodyElse() {
        want(town.desk(), Map.of()).then().statusCode(201);
        UUID carer = Crew.one(database, town, "carer");

        change(
                        town.desk(),
                        "/v1/visits/" + visit,
                        "publication",
                        Map.of("parts", List.of(Map.of("carer", carer.toString(), "beginsAt", begins().toString()))))
                .then()
                .statusCode(200);

        assertThat(state()).isEqualTo("withdrawn");
        assertThat(told()).containsExactly("help-wanted", "visit-published", "help-withdrawn");
        hear("need-done");
        String other = tomorrow();
        visit = other;
        want(town.desk(), Map.of()).then().statusCode(201);
        change(town.desk(), "/v1/visits/" + other, "calling-off", Map.of("by", "us", "reason", "重复"))
                .then()
                .statusCode(200);
        assertThat(state()).isEqualTo("withdrawn");
    }

    @Test
    void aVisitOfWhoIsAwayNeedsNoHelpEither() {
        want(town.desk(), Map.of()).then().statusCode(201);

        database.update("UPDATE visit SET state = 'suspended', look_at = NULL WHERE id = ?", visit);

        await().until(this::state, equalTo("withdrawn"));
        as(town.desk()).get("/v1/visits/" + visit + "/help").then().body("reasonCode", equalTo("visit-suspended"));
    }

    @Test
    void helpAskedForAtAnHourThatThePlanMovedIsWithdrawnAndTheDeskIsTold() {
        want(town.desk(), Map.of()).then().statusCode(201);

        database.update(
                "UPDATE visit SET begins_at = begins_at + interval '2 hours', ends_at = ends_at + interval '2 hours' WHERE id = ?",
                visit);

        await().until(this::state, equalTo("withdrawn"));
        as(town.desk()).get("/v1/visits/" + visit + "/help").then().body("reasonCode", equalTo("visit-moved"));
        assertThat(told()).containsExactly("help-wanted", "help-withdrawn", "visit-at-risk");
    }

    @Test
    void helpNobodySaysAnythingAboutCountsAsGivenInTheEnd() {
        want(town.desk(), Map.of()).then().statusCode(201);
        hear("need-done");
        await().until(this::state, equalTo("served"));

        database.update("UPDATE help SET served_at = served_at - interval '73 hours' WHERE visit_id = ?", visit);

        await().until(this::state, equalTo("fulfilled"));
        assertThat(told()).containsExactly("help-wanted", "help-fulfilled", "visit-done", "visit-verified");
    }

    @Test
    void whatComesTwiceOrLateChangesNothing() {
        want(town.desk(), Map.of()).then().statusCode(201);
        hear("need-filled");
        hear("need-reopened");
        await().until(this::state, equalTo("wanted"));
        heard = 0;
        hear("need-filled");
        heard = 2;
        hear("need-done");
        await().until(this::state, equalTo("served"));

        assertThat(as(town.desk()).get("/v1/visits/" + visit + "/help").<Integer>path("version"))
                .isEqualTo(4);
    }

    @Test
    void volunteersAreAskedOnceAVisitHoweverManyAskAtOnceAndOnlyByItsDesk() throws Exception {
        want(town.chief(), Map.of()).then().statusCode(403);
        want(Town.known(database).desk(), Map.of()).then().statusCode(404);
        want(town.desk(), Map.of("places", 0)).then().statusCode(400).body("errors[0].field", equalTo("places"));
        want(town.desk(), Map.of("urgency", "perhaps"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("urgency"));
        String seen = version(town.desk(), "/v1/visits/" + visit);

        Callable<Response> asking =
                () -> as(town.desk()).header("If-Match", seen).body(Map.of()).post("/v1/visits/" + visit + "/help");
        List<Response> answers = together(Collections.nCopies(3, asking));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        assertThat(told()).containsExactly("help-wanted");
        want(town.desk(), Map.of()).then().statusCode(409);
    }

    private String tomorrow() {
        Map<String, Object> body = new HashMap<>();
        body.put("elder", Residents.alone(database, town).toString());
        body.put("kind", "door-knock");
        body.put("beginsAt", begins().toString());
        body.put("endsAt", begins().plusSeconds(3 * 3600).toString());
        body.put("carers", 1);
        return as(town.desk())
                .body(body)
                .post("/v1/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Instant begins() {
        return ZonedDateTime.now(ZONE)
                .plusDays(1)
                .withHour(9)
                .withMinute(0)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }

    private Response want(String token, Map<String, ?> body) {
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/visits/" + visit))
                .body(body)
                .post("/v1/visits/" + visit + "/help");
    }

    private String state() {
        return as(town.desk()).get("/v1/visits/" + visit + "/help").path("state");
    }

    private List<String> told() {
        return database.list(
                "SELECT type, payload FROM outbox WHERE topic = 'linli.care.visits' AND key = ? ORDER BY version",
                row -> {
                    String broken = String.valueOf(Contracts.broken(
                            "linli.care.visits",
                            row.getString("type"),
                            new String(row.getBytes("payload"), StandardCharsets.UTF_8)));
                    return row.getString("type").replaceAll("^linli\\.care\\.|\\.v1$", "")
                            + (broken.equals("[]") ? "" : " " + broken);
                },
                visit);
    }

    private List<Long> versions() {
        long first = database.first(
                        "SELECT min(version) AS v FROM outbox WHERE topic = 'linli.care.visits' AND key = ?",
                        row -> row.getLong("v"),
                        visit)
                .orElseThrow();
        return database.list(
                "SELECT version FROM outbox WHERE topic = 'linli.care.visits' AND key = ? ORDER BY version",
                row -> row.getLong("version") - first + 1,
                visit);
    }

    private void hear(String event) {
        heard++;
        send("linli.volunteer.needs", event, heard, "\"state\":\"open\"");
    }

    private void holders(String... subjects) {
        list++;
        String all = String.join("\",\"", subjects);
        send(
                "linli.volunteer.holders",
                "holders-changed",
                list,
                "\"holders\":[" + (subjects.length == 0 ? "" : "\"" + all + "\"") + "]");
    }

    private void send(String topic, String event, long version, String more) {
        try (Wire wire = new Wire()) {
            wire.send(List.of(new Wire.Event(
                    topic, need, "linli.volunteer." + event + ".v1", version, Instant.now(), """
                    {"needId":"%s","originKind":"care-visit","originId":"%s",%s,"at":"2026-11-28T01:00:00Z"}""".formatted(
                                    need, visit, more))));
        }
    }
}
