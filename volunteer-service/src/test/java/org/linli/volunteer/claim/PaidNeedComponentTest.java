package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;
import static org.linli.volunteer.testing.Purse.minutes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Purse;
import org.linli.volunteer.testing.Town;

/** Whoever is helped pays with minutes of their own. */
@QuarkusTest
class PaidNeedComponentTest extends ClaimScene {

    private static final Duration AFTER_THE_WINDOW = Duration.ofMinutes(151);

    @Inject
    Ledger ledger;

    private Purse purse;
    private Neighbour receiver;

    @BeforeEach
    void somebodyWithMinutes() {
        purse = new Purse(ledger, database);
        receiver = Neighbours.in(database, town, town.otherGrid);
        purse.give(receiver.id(), 300);
    }

    @Test
    void whoeverIsHelpedPaysWhatWasAttestedAndTheRestIsFreeAgain() {
        String need = openedPaid(2, 60);
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(120);
        String claim = served(need);
        attest(claim, 45);
        timePasses(need, AFTER_THE_WINDOW);

        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));

        assertState(claim, "recorded");
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(255);
        assertThat(purse.held(minutes(receiver.id()))).isZero();
        assertThat(balances(neighbour)).containsExactlyInAnyOrder("minutes 45", "community-points 7");
        assertThat(kindOf(claim)).isEqualTo("capture");
        assertKeepsTheContract(need);
    }

    @Test
    void aNeedThatCannotBePaidDoesNotOpenAndNothingIsHeld() {
        String need = reviewed(paid(4, 90));

        change(town.desk(), "/v1/needs/" + need, "opening", Map.of())
                .then()
                .statusCode(409)
                .body("type", endsWith("/balance-too-low"))
                .body("asked", equalTo(360));

        assertThat(stateOf(town, need)).isEqualTo("reviewed");
        assertThat(purse.held(minutes(receiver.id()))).isZero();
        assertThat(told(need)).doesNotContain("need-opened");
    }

    @Test
    void ofTwoNeedsAtOnceThatTogetherCostTooMuchOneOpens() throws Exception {
        List<Callable<Response>> both = new ArrayList<>();
        for (String need : List.of(reviewed(paid(2, 100)), reviewed(paid(2, 100)))) {
            both.add(() -> change(town.desk(), "/v1/needs/" + need, "opening", Map.of()));
        }

        List<Response> answers = Folk.together(both);

        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 409);
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(200);
    }

    @Test
    void whatIsHeldIsFreeWhenTheNeedIsWithdrawnOrExpires() {
        String withdrawn = openedPaid(1, 60);
        String expired = openedPaid(3, 60);
        claimed(neighbour.token(), withdrawn);
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(240);

        change(receiver.token(), "/v1/needs/" + withdrawn, "withdrawal", Map.of("reason", "不需要了"))
                .then()
                .statusCode(200);
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(180);
        timePasses(expired, AFTER_THE_WINDOW);

        assertThat(stateOf(town, expired)).isEqualTo("expired");
        assertThat(purse.held(minutes(receiver.id()))).isZero();
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(300);
    }

    @Test
    void nobodysOwnWordCostsAnybodyAnything() {
        String need = openedPaid(1, 60);
        String claim = served(need);

        timePasses(need, Duration.ofHours(78));

        assertState(claim, "recorded");
        assertThat(stateOf(town, need)).isEqualTo("closed");
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(300);
        assertThat(purse.held(minutes(receiver.id()))).isZero();
        assertThat(balances(neighbour)).isEmpty();
    }

    @Test
    void whatIsSettledAfterADisputeIsPaidFromWhatIsStillHeld() {
        String need = openedPaid(1, 60);
        String claim = served(need);
        change(neighbour.token(), "/v1/claims/" + claim, "dispute", Map.of("reason", "时间记错"))
                .then()
                .statusCode(200);
        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("confirmed"));
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(60);

        change(town.desk(), "/v1/claims/" + claim, "settlement", Map.of("minutes", 50, "reason", "双方核实"))
                .then()
                .statusCode(200)
                .body("state", equalTo("recorded"));

        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(250);
        assertThat(purse.held(minutes(receiver.id()))).isZero();
        assertThat(purse.balance(minutes(neighbour.id()))).isEqualTo(50);
    }

    @Test
    void whoServedEarnsByTheRulesWhenWhatWasHeldRanOut() {
        String need = openedPaid(1, 60);
        String claim = served(need);
        attest(claim, 60);
        database.update("""
                UPDATE ledger_hold SET placed_at = now() - interval '2 years', expires_at = now() - interval '1 year'
                 WHERE key = ?""", "need/" + need + "/1");

        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);

        assertThat(purse.balance(minutes(neighbour.id()))).isEqualTo(60);
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(300);
        assertThat(kindOf(claim)).isEqualTo("earn");
    }

    @Test
    void whatIsAboveTheCapOfWhoEarnsIsDonated() {
        AccountRef donations = AccountRef.donation("time-bank", Currency.MINUTES);
        purse.give(neighbour.id(), 90_000 - 10);
        long before = purse.balance(donations);
        String need = openedPaid(1, 60);
        attest(served(need), 60);

        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);

        assertThat(purse.balance(minutes(neighbour.id()))).isEqualTo(90_000);
        assertThat(purse.balance(donations)).isEqualTo(before + 50);
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(240);
    }

    @Test
    void aTeamsMinutesAreTheTeamsAndPointsEverybodysOwn() {
        UUID team = aTeamOf(neighbour);
        String need = openedPaid(1, 60);
        String claim = as(neighbour.token())
                .body(Map.of(
                        "team",
                        team.toString(),
                        "people",
                        List.of(neighbour.id().toString()),
                        "credit",
                        "team"))
                .post("/v1/needs/" + need + "/team-claims")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        serve(claim);
        attest(claim, 60);

        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);

        assertThat(purse.balance(AccountRef.team(team, Currency.MINUTES))).isEqualTo(60);
        assertThat(balances(neighbour)).containsExactly("community-points 10");
        as(neighbour.token()).get("/v1/claims/" + claim).then().body("credit", equalTo("team"));
        as(neighbour.token())
                .body(Map.of("team", team, "people", List.of(neighbour.id()), "credit", "nobody"))
                .post("/v1/needs/" + need + "/team-claims")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("credit"));
    }

    @Test
    void theDeskNamesWhoIsHelpedAndNobodyPaysForSomebodyElse() {
        Map<String, Object> body = paid(1, 60);
        propose(town.desk(), body).then().statusCode(400).body("errors[0].field", equalTo("receiver"));
        body.put("receiver", receiver.id().toString());
        propose(neighbour.token(), body).then().statusCode(403);
        propose(Town.known(database).desk(), body).then().statusCode(403);
        String need = propose(town.desk(), body)
                .then()
                .statusCode(201)
                .body("paidWith", equalTo("minutes"))
                .extract()
                .path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of()).then().statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of()).then().statusCode(200);
        assertThat(purse.held(minutes(receiver.id()))).isEqualTo(60);
        assertBroken(receiver, need, "own-household");
        as(receiver.token()).queryParam("mine", true).get("/v1/needs").then().body("items.id", hasItem(need));
        String claim = served(need);
        attest(claim, 60);
        as(town.desk()).get("/v1/claims/" + claim).then().body("evidence", equalTo(2));
        change(receiver.token(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);
        assertThat(purse.balance(minutes(receiver.id()))).isEqualTo(240);

        propose(town.volunteer("unregistered"), paid(1, 60))
                .then()
                .statusCode(403)
                .body("type", endsWith("/no-profile"));
        propose(receiver.token(), paid(51, 15)).then().statusCode(400).body("errors[0].field", equalTo("places"));
        Map<String, Object> ofAUnit = paid(1, 60);
        ofAUnit.put("unit", town.unit);
        propose(town.organiser(), ofAUnit).then().statusCode(400).body("errors[0].field", equalTo("paidWith"));
        Map<String, Object> withGold = paid(1, 60);
        withGold.put("paidWith", "gold");
        propose(receiver.token(), withGold).then().statusCode(400).body("errors[0].field", equalTo("paidWith"));
    }

    private Map<String, Object> paid(int places, int minutes) {
        Map<String, Object> body = need(town);
        body.put("places", places);
        body.put("minutes", minutes);
        body.put("paidWith", "minutes");
        return body;
    }

    private String reviewed(Map<String, Object> body) {
        String need =
                propose(receiver.token(), body).then().statusCode(201).extract().path("id");
        change(town.desk(), "/v1/needs/" + need, "review", Map.of()).then().statusCode(200);
        return need;
    }

    private String openedPaid(int places, int minutes) {
        String need = reviewed(paid(places, minutes));
        change(town.desk(), "/v1/needs/" + need, "opening", Map.of()).then().statusCode(200);
        return need;
    }

    private String served(String need) {
        String claim = claimed(neighbour.token(), need);
        serve(claim);
        return claim;
    }

    private void serve(String claim) {
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");
        step(neighbour.token(), claim, "check-out", "checked-out");
    }

    private void attest(String claim, int minutes) {
        change(receiver.token(), "/v1/claims/" + claim, "attestation", Map.of("minutes", minutes))
                .then()
                .statusCode(200);
    }

    private String kindOf(String claim) {
        return database.first(
                        "SELECT kind FROM ledger_transfer WHERE key = ?",
                        row -> row.getString("kind"),
                        "claim/" + claim + "/minutes")
                .orElse("none");
    }

    private UUID aTeamOf(Neighbour leader) {
        UUID team = UUID.randomUUID();
        database.update(
                "INSERT INTO team (id, version, name, area, leader, created_by, created_at) VALUES (?, 1, '理发队', ?, ?, 'desk', now())",
                team,
                town.grid,
                leader.id());
        database.update("INSERT INTO team_member (team, person, begun_at) VALUES (?, ?, now())", team, leader.id());
        return team;
    }
}
