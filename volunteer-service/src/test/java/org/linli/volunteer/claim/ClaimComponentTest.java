package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ClaimComponentTest {

    @Inject
    Database database;

    @Inject
    Needs needs;

    @Inject
    TimePassing passing;

    private Town town;
    private Neighbour neighbour;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
    }

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
                new byte[] {1},
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
    void claimsWithinTheFairWindowAreDrawnAsAnybodyCanDrawAgain() {
        Map<String, Object> body = later(need(town));
        body.put("places", 2);
        body.put("fairWindowSeconds", 600);
        String need = opened(town, body);
        Map<UUID, String> entered = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            Neighbour one = Neighbours.in(database, town, town.grid);
            entered.put(one.id(), entered(one, need));
        }
        // Giving it back and claiming anew draws no other lot.
        Neighbour again = Neighbours.in(database, town, town.grid);
        String first = entered(again, need);
        change(again.token(), "/v1/claims/" + first, "release", Map.of("reason", "再试一次"))
                .then()
                .statusCode(200);
        entered.put(again.id(), entered(again, need));

        timePasses(need, Duration.ofSeconds(601));

        List<UUID> order = Draw.order(UUID.fromString(need), List.copyOf(entered.keySet()));
        for (UUID person : order) {
            assertState(entered.get(person), order.indexOf(person) < 2 ? "held" : "not-drawn");
        }
        assertThat(stateOf(town, need)).isEqualTo("filled");
        assertKeepsTheContract(need);
    }

    @Test
    void whoComesAfterTheFairWindowComesAfterThoseWhoCameInTime() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 1);
        String need = opened(town, body);
        String inTime = entered(neighbour, need);
        Neighbour late = Neighbours.in(database, town, town.grid);

        Instant until = Instant.parse(as(town.desk()).get("/v1/needs/" + need).path("fairUntil"));
        await().until(() -> Instant.now().isAfter(until));

        as(late.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/no-place-free"));
        await().untilAsserted(() -> assertState(inTime, "held"));
    }

    @Test
    void nobodyWinsTwoPlacesAtTheSameTime() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 600);
        String one = opened(town, body);
        String other = opened(town, body);
        String inOne = entered(neighbour, one);
        String inOther = entered(neighbour, other);

        timePasses(one, Duration.ofSeconds(601));
        timePasses(other, Duration.ofSeconds(601));

        assertState(inOne, "held");
        assertState(inOther, "not-drawn");
    }

    @Test
    void aFairWindowEndsBeforeTheFirstMayCheckIn() {
        Map<String, Object> body = later(need(town));
        body.put("fairWindowSeconds", 86_400);
        String need = opened(town, body);

        Instant until = Instant.parse(as(town.desk()).get("/v1/needs/" + need).path("fairUntil"));

        assertThat(until).isEqualTo(Instant.parse((String) body.get("beginsAt")).minus(Duration.ofMinutes(60)));
    }

    @Test
    void whoProposedANeedForThemselvesDoesNotServeItAndNobodysOwnWordEarns() {
        String own = propose(neighbour.token(), need(town))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        change(town.desk(), "/v1/needs/" + own, "review", Map.of());
        change(town.desk(), "/v1/needs/" + own, "opening", Map.of());
        assertBroken(neighbour, own, "own-household");
        // A desk officer who helps in their own area confirms the need as its desk, yet speaks for themselves.
        UUID officer = UUID.randomUUID();
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, 'test', 'active', '受理员', ?, now())""", officer, town.subjectOf("desk"), town.grid);
        String need = opened(town, need(town));
        String claim = as(town.desk())
                .body(Map.of("person", officer.toString()))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        step(town.desk(), claim, "confirmation", "confirmed");
        step(town.desk(), claim, "check-in", "checked-in");
        step(town.desk(), claim, "check-out", "checked-out");
        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of())
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-oneself"));
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);

        as(town.desk2())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo("recorded"))
                .body("evidence", equalTo(0));
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
    void theDeskOfWhereSomebodyLivesJudgesNothingElsewhere() {
        Town elsewhere = Town.known(database);
        Neighbour stranger = Neighbours.in(database, elsewhere, elsewhere.grid);
        Map<String, Object> body = need(town);
        body.put("reach", "city");
        String need = opened(town, body);
        String claim = claimed(stranger.token(), need);
        step(elsewhere.desk(), claim, "confirmation", "confirmed");
        step(elsewhere.desk(), claim, "check-in", "checked-in");
        step(elsewhere.desk(), claim, "check-out", "checked-out");

        change(elsewhere.desk(), "/v1/claims/" + claim, "attestation", Map.of())
                .then()
                .statusCode(403);
        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60))
                .then()
                .statusCode(200);
    }

    private static String entered(Neighbour who, String need) {
        return as(who.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .body("state", equalTo("entered"))
                .extract()
                .path("id");
    }

    /** The same need tomorrow, so that there is time for a fair window. */
    private static Map<String, Object> later(Map<String, Object> body) {
        for (String field : List.of("beginsAt", "endsAt")) {
            body.put(
                    field,
                    Instant.parse((String) body.get(field))
                            .plus(Duration.ofDays(1))
                            .toString());
        }
        return body;
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
    void whoForgetsToCheckOutIsCheckedOutAndSilenceConfirmsWithTheLowestGrade() {
        String need = opened(town, need(town));
        String claim = claimed(neighbour.token(), need);
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");

        timePasses(need, Duration.ofMinutes(30 + 120 + 121));
        assertState(claim, "checked-out");
        assertThat(stateOf(town, need)).isEqualTo("done");
        timePasses(need, Duration.ofHours(78));

        assertState(claim, "recorded");
        as(town.desk())
                .get("/v1/claims/" + claim)
                .then()
                .body("evidence", equalTo(0))
                .body("minutes", greaterThanOrEqualTo(119));
        assertThat(stateOf(town, need)).isEqualTo("closed");
        assertThat(balances(neighbour)).as("one's own word earns nothing").isEmpty();
        assertKeepsTheContract(need);
    }

    @Test
    void aDisputeIsSettledByTheDeskBeforeTheNeedCloses() {
        String resident = town.volunteer("resident");
        String need =
                propose(resident, need(town)).then().statusCode(201).extract().path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of());
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of());
        String claim = claimed(neighbour.token(), need);
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");
        step(neighbour.token(), claim, "check-out", "checked-out");
        change(resident, "/v1/claims/" + claim, "dispute", Map.of("reason", "没有来"))
                .then()
                .statusCode(200)
                .body("state", equalTo("disputed"));
        change(resident, "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("confirmed"));

        change(town.desk(), "/v1/claims/" + claim, "settlement", Map.of("minutes", 0, "reason", "双方核实"))
                .then()
                .statusCode(200)
                .body("state", equalTo("recorded"));

        assertThat(stateOf(town, need)).isEqualTo("closed");
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

    private void timePasses(String need, Duration by) {
        Instant then = Instant.now().plus(by);
        QuarkusTransaction.requiringNew().run(() -> passing.at(needs.locked(UUID.fromString(need)), then));
    }

    private void step(String token, String claim, String action, String state) {
        change(token, "/v1/claims/" + claim, action, Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    private List<String> balances(Neighbour who) {
        return database.list(
                "SELECT currency, balance FROM ledger_account WHERE owner_kind = 'person' AND owner = ? AND balance <> 0",
                row -> row.getString("currency") + " " + row.getLong("balance"),
                who.id().toString());
    }

    private void assertState(@org.jspecify.annotations.Nullable String claim, String state) {
        as(town.desk()).get("/v1/claims/" + claim).then().body("state", equalTo(state));
    }

    private void assertBroken(Neighbour who, String need, String rule) {
        as(who.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/may-not-serve"))
                .body("rule", equalTo(rule));
    }

    private List<String> told(String need) {
        return database.list(
                "SELECT type FROM outbox WHERE key = ? ORDER BY version",
                row -> row.getString("type").replaceAll("linli\\.volunteer\\.(.*)\\.v1", "$1"),
                need);
    }

    private void assertKeepsTheContract(String need) {
        List<String> broken = database
                .list(
                        "SELECT topic, type, payload FROM outbox WHERE key = ?",
                        row -> Contracts.broken(
                                row.getString("topic"),
                                row.getString("type"),
                                new String(row.getBytes("payload"), java.nio.charset.StandardCharsets.UTF_8)),
                        need)
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(broken).isEmpty();
    }
}
