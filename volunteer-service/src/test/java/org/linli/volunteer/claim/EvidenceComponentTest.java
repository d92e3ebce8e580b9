package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;

@QuarkusTest
class EvidenceComponentTest extends ClaimScene {

    private static final Map<String, Object> THERE =
            Map.of("latitude", 31.2305, "longitude", 121.4738, "accuracyMetres", 12);
    private static final Map<String, Object> AWAY =
            Map.of("latitude", 31.2400, "longitude", 121.4737, "accuracyMetres", 12);

    private String resident = "";
    private String need = "";
    private String claim = "";

    @BeforeEach
    void aResidentWhoseNeedIsClaimedAndConfirmed() {
        resident = town.volunteer("resident");
        Map<String, Object> body = need(town);
        body.put("contact", Map.of("name", "周奶奶", "place", Map.of("latitude", 31.2304, "longitude", 121.4737)));
        need = propose(resident, body).then().statusCode(201).extract().path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of()).then().statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of()).then().statusCode(200);
        database.update(
                "UPDATE need SET begins_at = begins_at - interval '1 hour' WHERE id = ?", UUID.fromString(need));
        claim = claimed(neighbour.token(), need);
        step(neighbour.token(), claim, "confirmation", "confirmed");
    }

    @Test
    void placeAndTimeMakeGradeThreeAndNoPositionIsKeptOrTold() {
        acts(neighbour.token(), "check-in", Map.of("position", THERE)).then().statusCode(200);
        acts(neighbour.token(), "check-out", Map.of("position", THERE)).then().statusCode(200);

        acts(town.desk(), "attestation", Map.of()).then().statusCode(200);

        as(resident)
                .get("/v1/claims/" + claim + "/evidence")
                .then()
                .statusCode(200)
                .body("grade", equalTo(3))
                .body("checkIn.fits", equalTo(true))
                .body("checkOut.metres", equalTo(15))
                .body("codesExchanged", equalTo(false));
        for (String where : List.of("/v1/claims/" + claim, "/v1/claims/" + claim + "/evidence", "/v1/needs/" + need)) {
            assertThat(as(town.desk()).get(where).asString()).doesNotContain("31.23", "121.47");
        }
        assertThat(database.list("""
                        SELECT payload FROM outbox WHERE key = ? AND encode(payload, 'escape') LIKE '%121.4%'
                        UNION ALL SELECT ''::bytea FROM audit_entry WHERE entity_id = ? AND details::text LIKE '%121.4%'""", row -> 1, need, need)).isEmpty();
        assertKeepsTheContract(need);
    }

    @Test
    void whoConfirmsTheNeedAttestsWhatPlaceAndTimeShowed() {
        acts(neighbour.token(), "check-in", Map.of("position", THERE)).then().statusCode(200);
        acts(neighbour.token(), "check-out", Map.of("position", THERE)).then().statusCode(200);

        change(resident, "/v1/needs/" + need, "confirmation", Map.of()).then().statusCode(200);

        assertGrade(3, "recorded");
    }

    @Test
    void silenceLiftsNothing() {
        acts(neighbour.token(), "check-in", Map.of("position", THERE)).then().statusCode(200);
        acts(neighbour.token(), "check-out", Map.of("position", THERE, "code", code(resident)))
                .then()
                .statusCode(200);

        timePasses(need, Duration.ofHours(80));

        assertGrade(0, "recorded");
    }

    @Test
    void whoIsElsewhereIsJudgedAndNotRefused() {
        acts(neighbour.token(), "check-in", Map.of("position", AWAY)).then().statusCode(200);
        acts(neighbour.token(), "check-out", Map.of("position", THERE)).then().statusCode(200);
        acts(resident, "attestation", Map.of()).then().statusCode(200);

        assertGrade(2, "attested");
        as(neighbour.token())
                .get("/v1/claims/" + claim + "/evidence")
                .then()
                .body("checkIn.fits", equalTo(false))
                .body("checkIn.metres", equalTo(1067));
        as(Neighbours.in(database, town, town.grid).token())
                .get("/v1/claims/" + claim + "/evidence")
                .then()
                .statusCode(404);
    }

    @Test
    void aPositionThatIsNoneIsNamedAndNobodyTellsItForSomebodyElse() {
        assertRefused(
                acts(
                        neighbour.token(),
                        "check-in",
                        Map.of("position", Map.of("latitude", 91, "longitude", 0, "accuracyMetres", 1))),
                "position.latitude",
                "range");
        assertRefused(
                acts(neighbour.token(), "check-in", Map.of("position", Map.of("latitude", 31, "longitude", 121))),
                "position.accuracyMetres",
                "required");
        assertRefused(acts(town.desk(), "check-in", Map.of("position", THERE)), "position", "by-who-serves");
        assertState(claim, "confirmed");
        Map<String, Object> body = need(town);
        body.put("contact", Map.of("place", Map.of("latitude", 31.2)));
        assertRefused(propose(resident, body), "contact.place.longitude", "required");
    }

    @Test
    void codesExchangedByBothMakeGradeFour() {
        as(neighbour.token())
                .get("/v1/claims/" + claim + "/code")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("side", equalTo("volunteer"))
                .body("triesLeft", equalTo(5));
        as(resident).get("/v1/claims/" + claim + "/code").then().body("side", equalTo("receiver"));
        assertThat(code(resident)).matches("\\d{6}").isEqualTo(code(resident)).isNotEqualTo(code(neighbour.token()));
        as(town.desk()).get("/v1/claims/" + claim + "/code").then().statusCode(403);
        as(Neighbours.in(database, town, town.grid).token())
                .get("/v1/claims/" + claim + "/code")
                .then()
                .statusCode(404);

        step(neighbour.token(), claim, "check-in", "checked-in");
        acts(neighbour.token(), "check-out", Map.of("code", code(resident)))
                .then()
                .statusCode(200);
        acts(resident, "attestation", Map.of("code", code(neighbour.token()), "minutes", 30))
                .then()
                .statusCode(200);

        assertGrade(4, "attested");
        as(resident).get("/v1/claims/" + claim + "/code").then().statusCode(409);
        assertKeepsTheContract(need);
    }

    @Test
    void theDeskEntersNeitherCodeAndHalfAnExchangeIsNone() {
        step(neighbour.token(), claim, "check-in", "checked-in");
        assertRefused(acts(town.desk(), "check-out", Map.of("code", code(resident))), "code", "by-who-serves");
        acts(neighbour.token(), "check-out", Map.of("code", code(resident)))
                .then()
                .statusCode(200);
        assertRefused(acts(town.desk(), "attestation", Map.of("code", code(neighbour.token()))), "code", "by-receiver");

        acts(town.desk(), "attestation", Map.of()).then().statusCode(200);

        assertGrade(1, "attested");
    }

    @Test
    void whoRepresentsTheVolunteerAndAskedForHelpIsOneSideOnly() {
        Folk folk = new Folk(town);
        folk.registered("resident");
        String represented = folk.registeredByDesk("陈爷爷");
        as(town.desk())
                .body(Map.of("subject", town.subjectOf("resident")))
                .post("/v1/people/" + represented + "/representatives")
                .then()
                .statusCode(200);
        database.update(
                "UPDATE claim SET person_id = ? WHERE id = ?", UUID.fromString(represented), UUID.fromString(claim));

        as(resident).get("/v1/claims/" + claim + "/code").then().body("side", equalTo("volunteer"));
        step(resident, claim, "check-in", "checked-in");
        assertRefused(acts(resident, "check-out", Map.of("code", code(resident))), "code", "right");
        step(resident, claim, "check-out", "checked-out");
        acts(resident, "attestation", Map.of("code", code(resident)))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-oneself"));
    }

    @Test
    void fiveWrongCodesEndThemAndChangeNothingElse() {
        step(neighbour.token(), claim, "check-in", "checked-in");
        String version = as(neighbour.token()).get("/v1/claims/" + claim).header("ETag");
        assertRefused(acts(neighbour.token(), "check-out", Map.of("code", "12345x")), "code", "six-digits");
        for (int left = 4; left >= 0; left--) {
            Response wrong = acts(neighbour.token(), "check-out", Map.of("position", THERE, "code", wrong()));
            assertRefused(wrong, "code", "right");
            assertThat(wrong.<Integer>path("triesLeft")).isEqualTo(left);
        }

        assertRefused(acts(neighbour.token(), "check-out", Map.of("code", code(resident))), "code", "tries-left");

        assertThat(as(neighbour.token()).get("/v1/claims/" + claim).header("ETag"))
                .isEqualTo(version);
        assertState(claim, "checked-in");
        as(neighbour.token())
                .get("/v1/claims/" + claim + "/evidence")
                .then()
                .body("triesLeft", equalTo(0))
                .body("checkOut", nullValue());
        assertThat(database.list(
                        "SELECT actor FROM audit_entry WHERE entity_id = ? AND action = 'wrong-code'",
                        row -> row.getString("actor"),
                        need))
                .hasSize(5)
                .containsOnly(neighbour.subject());
        step(neighbour.token(), claim, "check-out", "checked-out");
        acts(resident, "attestation", Map.of()).then().statusCode(200);
        assertGrade(2, "attested");
    }

    @Test
    void ofManyWrongCodesAtOnceFiveAreTried() throws Exception {
        step(neighbour.token(), claim, "check-in", "checked-in");
        String wrong = wrong();
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(() -> acts(neighbour.token(), "check-out", Map.of("code", wrong)));
        }

        List<Response> answers = Folk.together(calls);

        assertThat(answers).extracting(Response::statusCode).containsOnly(400);
        assertThat(answers.stream().map(answer -> answer.<String>path("errors[0].rule")))
                .filteredOn("right"::equals)
                .hasSize(5);
    }

    @Test
    void aStepThatIsNotPossibleTriesNoCode() {
        assertThat(acts(neighbour.token(), "check-out", Map.of("code", wrong())).statusCode())
                .isEqualTo(409);
        step(neighbour.token(), claim, "check-in", "checked-in");
        as(neighbour.token())
                .header("If-Match", "\"1\"")
                .body(Map.of("code", wrong()))
                .post("/v1/claims/" + claim + "/check-out")
                .then()
                .statusCode(412);
        Neighbour stranger = Neighbours.in(database, town, town.grid);
        as(stranger.token())
                .header("If-Match", "\"3\"")
                .body(Map.of("code", wrong()))
                .post("/v1/claims/" + claim + "/check-out")
                .then()
                .statusCode(404);

        as(neighbour.token()).get("/v1/claims/" + claim + "/evidence").then().body("triesLeft", equalTo(5));
    }

    private Response acts(String token, String action, Map<String, ?> body) {
        return change(token, "/v1/claims/" + claim, action, body);
    }

    private String code(String token) {
        return as(token)
                .get("/v1/claims/" + claim + "/code")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    /** A code that is not the receiver's. */
    private String wrong() {
        return "%06d".formatted((Integer.parseInt(code(resident)) + 1) % 1_000_000);
    }

    private void assertGrade(int grade, String state) {
        as(town.desk())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo(state))
                .body("evidence", equalTo(grade));
    }

    private static void assertRefused(Response answer, String field, String rule) {
        answer.then().statusCode(400).body("errors[0].field", equalTo(field)).body("errors[0].rule", equalTo(rule));
    }
}
