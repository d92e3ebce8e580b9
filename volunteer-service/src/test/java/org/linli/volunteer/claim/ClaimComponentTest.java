package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ClaimComponentTest extends ClaimScene {

    @Test
    void aServiceGoesFromClaimToBooked() {
        String resident = town.volunteer("resident");
        String need =
                propose(resident, need(town)).then().statusCode(201).extract().path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of()).then().statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of()).then().statusCode(200);

        String claim = claimed(neighbour.token(), need);
        assertThat(stateOf(town, need)).isEqualTo("filled");
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");
        assertThat(stateOf(town, need)).isEqualTo("in-service");
        step(neighbour.token(), claim, "check-out", "checked-out");
        assertThat(stateOf(town, need)).isEqualTo("done");
        change(neighbour.token(), "/v1/claims/" + claim, "attestation", Map.of())
                .then()
                .statusCode(403);
        change(resident, "/v1/claims/" + claim, "attestation", Map.of("minutes", 121))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("minutes"));
        change(resident, "/v1/claims/" + claim, "attestation", Map.of("minutes", 90))
                .then()
                .statusCode(200)
                .body("state", equalTo("attested"))
                .body("minutes", equalTo(90));
        change(resident, "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));

        as(neighbour.token())
                .get("/v1/claims/" + claim)
                .then()
                .statusCode(200)
                .body("state", equalTo("recorded"))
                .body("evidence", equalTo(2));
        // 90 minutes are 90 minutes, and 15 points at 10 an hour; no unit points without a work unit.
        assertThat(balances(neighbour)).containsExactlyInAnyOrder("minutes 90", "community-points 15");
        assertThat(told(need))
                .containsExactly(
                        "need-proposed",
                        "need-reviewed",
                        "need-opened",
                        "claim-held",
                        "need-filled",
                        "claim-confirmed",
                        "claim-checked-in",
                        "need-begun",
                        "claim-checked-out",
                        "need-done",
                        "claim-attested",
                        "need-confirmed",
                        "claim-recorded",
                        "need-closed");
        assertKeepsTheContract(need);
    }

    @Test
    void aClaimRepeatedIsTheSameClaim() {
        String need = opened(town, need(town));
        String claim = claimed(neighbour.token(), need);

        as(neighbour.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(200)
                .body("id", equalTo(claim));
    }

    @Test
    void aReleasedPlaceOpensTheNeedAgainAndIsCounted() {
        String need = opened(town, need(town));
        String claim = claimed(neighbour.token(), need);
        Neighbour other = Neighbours.in(database, town, town.otherGrid);
        as(other.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/no-place-free"));

        change(neighbour.token(), "/v1/claims/" + claim, "release", Map.of("reason", "临时有事"))
                .then()
                .statusCode(200)
                .body("state", equalTo("released"));

        as(town.desk())
                .get("/v1/needs/" + need)
                .then()
                .body("state", equalTo("open"))
                .body("reopened", equalTo(1));
        claimed(other.token(), need);
        assertKeepsTheContract(need);
    }

    @Test
    void whoHasCheckedOutIsFreeAgainAlthoughTheWindowGoesOn() {
        String first = opened(town, need(town));
        String claim = claimed(neighbour.token(), first);
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");
        String second = opened(town, need(town));
        assertBroken(neighbour, second, "free-time");

        step(neighbour.token(), claim, "check-out", "checked-out");

        claimed(neighbour.token(), second);
    }

    @Test
    void hardRulesKeepSomebodyFromServingAndAreNamed() {
        Town elsewhere = Town.known(database);
        Neighbour stranger = Neighbours.in(database, elsewhere, elsewhere.grid);
        Map<String, Object> body = need(town);
        body.put("household", "h1" + town.grid);
        String need = opened(town, body);
        database.update("UPDATE person SET household = ? WHERE id = ?", "h1" + town.grid, neighbour.id());

        assertBroken(stranger, need, "area");
        assertBroken(neighbour, need, "own-household");
        Neighbour other = Neighbours.in(database, town, town.grid);
        claimed(other.token(), opened(town, need(town)));
        assertBroken(other, need, "free-time");
        Map<String, Object> skilled = need(town);
        skilled.put("skills", List.of(List.of("first-aid"), List.of("nurse", "driver")));
        skilled.put("certificates", List.of("health"));
        String wanting = opened(town, skilled);
        Neighbour helper = Neighbours.in(database, town, town.grid);
        assertBroken(helper, wanting, "certificate");
        database.update(
                """
                INSERT INTO certificate (id, version, person, kind, issuer, number_sealed, number_fingerprint, number_end,
                                         valid_from, state, entered_by, entered_at, decided_by, decided_at)
                VALUES (?, 1, ?, 'health', '卫健委', ?, ?, '0001', DATE '2020-01-01', 'verified', 'a', now(), 'b', now())""",
                UUID.randomUUID(),
                helper.id(),
                new byte[0],
                helper.id().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertBroken(helper, wanting, "skill");
        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'first-aid')", helper.id());
        claimed(helper.token(), wanting);
        as(town.volunteer("unregistered"))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(404);
        assertThat(stateOf(town, need)).isEqualTo("open");
    }

    @Test
    void aTeamClaimsForThoseOfItsMembersWhoShallServeForAllOrForNone() {
        Neighbour second = Neighbours.in(database, town, town.grid);
        Neighbour third = Neighbours.in(database, town, town.grid);
        UUID team = aTeam(neighbour, second, third);
        Map<String, Object> body = need(town);
        body.put("places", 2);
        String need = opened(town, body);

        teamClaims(neighbour.token(), need, team, neighbour, second, third)
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/no-place-free"));
        as(town.desk()).get("/v1/needs/" + need).then().body("free", equalTo(2));
        Neighbour stranger = Neighbours.in(database, town, town.grid);
        teamClaims(neighbour.token(), need, team, neighbour, stranger)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("people"));
        teamClaims(second.token(), need, team, neighbour, second).then().statusCode(403);
        teamClaims(neighbour.token(), need, team, neighbour, second)
                .then()
                .statusCode(200)
                .body("items.state", org.hamcrest.Matchers.contains("held", "held"));
        teamClaims(neighbour.token(), need, team, neighbour, second).then().statusCode(200);

        assertThat(stateOf(town, need)).isEqualTo("filled");
        as(second.token())
                .get("/v1/claims")
                .then()
                .body("items[0].teamId", equalTo(team.toString()))
                .body("items[0].claimedForThem", equalTo(true));
        assertKeepsTheContract(need);
    }

    private UUID aTeam(Neighbour leader, Neighbour... members) {
        UUID team = UUID.randomUUID();
        database.update(
                "INSERT INTO team (id, version, name, area, leader, created_by, created_at) VALUES (?, 1, '敲门组', ?, ?, 'desk', now())",
                team,
                town.grid,
                leader.id());
        List<Neighbour> all = new ArrayList<>(List.of(members));
        all.add(leader);
        all.forEach(one -> database.update(
                "INSERT INTO team_member (team, person, begun_at) VALUES (?, ?, now())", team, one.id()));
        return team;
    }

    private static io.restassured.response.Response teamClaims(
            String token, String need, UUID team, Neighbour... members) {
        return as(token)
                .body(Map.of(
                        "team",
                        team.toString(),
                        "people",
                        java.util.Arrays.stream(members)
                                .map(one -> one.id().toString())
                                .toList()))
                .post("/v1/needs/" + need + "/team-claims");
    }

    @Test
    void theDeskClaimsForSomebodyAndItShows() {
        String need = opened(town, need(town));

        String claim = as(town.desk())
                .body(Map.of("person", neighbour.id().toString()))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(neighbour.token()).get("/v1/claims/" + claim).then().body("claimedForThem", equalTo(true));
        as(neighbour.token())
                .get("/v1/claims")
                .then()
                .statusCode(200)
                .body("items.id", org.hamcrest.Matchers.contains(claim));
        Neighbour other = Neighbours.in(database, town, town.grid);
        as(other.token())
                .body(Map.of("person", neighbour.id().toString()))
                .post("/v1/needs/" + opened(town, need(town)) + "/claims")
                .then()
                .statusCode(403);
    }

    @Test
    void aNeedOfManyPlacesGoesOnWhenTheFirstIsDone() {
        Map<String, Object> body = need(town);
        body.put("places", 3);
        String need = opened(town, body);
        String first = claimed(neighbour.token(), need);
        step(neighbour.token(), first, "confirmation", "confirmed");
        step(neighbour.token(), first, "check-in", "checked-in");
        step(neighbour.token(), first, "check-out", "checked-out");

        assertThat(stateOf(town, need)).isEqualTo("in-service");
        claimed(Neighbours.in(database, town, town.grid).token(), need);
        timePasses(need, Duration.ofMinutes(30 + 121));

        assertThat(stateOf(town, need)).isEqualTo("done");
        assertKeepsTheContract(need);
    }

    @Test
    void aHoldThatIsNotConfirmedLapsesAndWhoDoesNotComeIsANoShow() {
        Map<String, Object> body = need(town);
        body.put("places", 2);
        String need = opened(town, body);
        String held = claimed(neighbour.token(), need);
        Neighbour other = Neighbours.in(database, town, town.grid);
        String confirmed = claimed(other.token(), need);
        step(other.token(), confirmed, "confirmation", "confirmed");

        timePasses(need, Duration.ofMinutes(61));

        assertState(held, "lapsed");
        assertState(confirmed, "no-show");
        as(town.desk()).get("/v1/needs/" + need).then().body("state", equalTo("open"));
        timePasses(need, Duration.ofHours(3));
        as(town.desk()).get("/v1/needs/" + need).then().body("state", equalTo("expired"));
        assertKeepsTheContract(need);
    }

    @Test
    void nothingHappensTwiceWhenTimeIsAskedTwice() {
        String need = opened(town, need(town));
        claimed(neighbour.token(), need);
        timePasses(need, Duration.ofMinutes(61));
        List<String> once = told(need);

        timePasses(need, Duration.ofMinutes(61));

        assertThat(told(need)).isEqualTo(once);
    }
}
