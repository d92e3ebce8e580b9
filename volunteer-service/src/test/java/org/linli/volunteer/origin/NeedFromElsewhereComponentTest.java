package org.linli.volunteer.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class NeedFromElsewhereComponentTest extends OriginScene {

    @Test
    void aWishBecomesOneOpenNeedHoweverOftenItIsTold() {
        Elsewhere wish = Elsewhere.wish(town);

        Elsewhere.sendTwice(wish.asks(2), wish.asks(2));

        String need = needOf(wish);
        as(neighbour.token())
                .get("/v1/needs/" + need)
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("origin", equalTo("micro-wish"))
                .body("originId", equalTo(wish.id))
                .body("title", anyOf(equalTo("haircut"), equalTo("上门理发")))
                .body("sensitivity", equalTo("private"))
                .body("hasContact", equalTo(true));
        Elsewhere later = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2), later.asks(2));
        needOf(later);
        assertThat(told(need)).containsExactly("need-proposed", "need-reviewed", "need-opened");
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void aWishGoesFromClaimToBookedByTheWordOfWhoMadeIt() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        as(neighbour.token()).get("/v1/needs/" + need + "/contact").then().statusCode(404);

        String claim = claimed(neighbour.token(), need);
        as(neighbour.token()).get("/v1/needs/" + need + "/contact").then().statusCode(404);
        step(claim, "confirmation", "confirmed");

        assertThat(holders(need)).containsExactly(List.of(neighbour.subject()));
        as(neighbour.token())
                .get("/v1/needs/" + need + "/contact")
                .then()
                .statusCode(200)
                .body("service", equalTo("intake"))
                .body("path", equalTo("/v1/wishes/" + wish.id + "/contact"));
        step(claim, "check-in", "checked-in");
        step(claim, "check-out", "checked-out");
        as(neighbour.token()).get("/v1/needs/" + need + "/contact").then().statusCode(404);
        assertThat(holders(need)).containsExactly(List.of(neighbour.subject()), List.of());

        Elsewhere.sendTwice(wish.says(6, true, 60), wish.says(6, true, 60));

        awaitState(need, "closed");
        as(neighbour.token())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo("recorded"))
                .body("evidence", equalTo(2))
                .body("minutes", equalTo(60));
        assertThat(balances(neighbour)).containsExactlyInAnyOrder("minutes 60", "community-points 10");
        assertThat(told(need).subList(3, told(need).size()))
                .containsExactly(
                        "claim-held",
                        "need-filled",
                        "claim-confirmed",
                        "claim-checked-in",
                        "need-begun",
                        "claim-checked-out",
                        "need-done",
                        "need-confirmed",
                        "claim-attested",
                        "claim-recorded",
                        "need-closed");
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void theApprovedExampleOfElderlyCareTravelsAsWell() {
        Elsewhere visit = Elsewhere.visit(town.grid);
        Elsewhere.sendTwice(visit.asks(1));
        String need = needOf(visit);
        served(need);

        Elsewhere.sendTwice(visit.says(2, true, null));

        awaitState(need, "closed");
        assertTellsItsOrigin(need, "care-visit", visit);
    }

    @Test
    void whatIsSaidBeforeTheServiceIsOverTakesEffectThen() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        String claim = begun(need);

        Elsewhere.sendTwice(wish.says(5, true, 45));
        await().until(() -> database.first(
                        "SELECT 1 FROM audit_entry WHERE entity_id = ? AND action = 'remember-origins-word'",
                        row -> 1,
                        need)
                .isPresent());
        assertThat(stateOf(need)).isEqualTo("in-service");
        step(claim, "check-out", "checked-out");

        awaitState(need, "closed");
        assertThat(balances(neighbour)).contains("minutes 45");
        assertThat(database.list(
                        "SELECT actor FROM audit_entry WHERE entity_id = ? AND action = 'confirm' AND role = 'origin'",
                        row -> row.getString("actor"),
                        need))
                .containsExactly("origin:micro-wish");
    }

    @Test
    void whatWasNotFulfilledIsDisputedAndSettledByTheDesk() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        String claim = served(need);

        Elsewhere.sendTwice(wish.says(5, false, null));

        await().untilAsserted(
                        () -> as(town.desk()).get("/v1/claims/" + claim).then().body("state", equalTo("disputed")));
        assertThat(balances(neighbour)).isEmpty();
        change(town.desk(), "/v1/claims/" + claim, "settlement", Map.of("minutes", 30, "reason", "双方确认"))
                .then()
                .statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"));
        assertThat(balances(neighbour)).contains("minutes 30");
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void aWithdrawnWishLetsGoWhoHasNotBegun() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        String claim = claimed(neighbour.token(), need);
        step(claim, "confirmation", "confirmed");

        Elsewhere.sendTwice(wish.withdraws(3), wish.withdraws(3));

        awaitState(need, "withdrawn");
        as(town.desk()).get("/v1/claims/" + claim).then().body("state", equalTo("released"));
        assertThat(holders(need)).last().isEqualTo(List.of());
        Elsewhere later = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2), wish.says(2, true, 60), later.asks(2));
        needOf(later);
        assertThat(stateOf(need)).isEqualTo("withdrawn");
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void whoHadBegunWhenItWasWithdrawnHasServedAndEarnsNothing() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        String claim = begun(need);

        Elsewhere.sendTwice(wish.withdraws(4));

        awaitState(need, "withdrawn");
        as(town.desk())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo("recorded"))
                .body("minutes", equalTo(0));
        assertThat(balances(neighbour)).isEmpty();
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void anApprovalThatComesAgainAfterTheWithdrawalOpensNothing() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere later = Elsewhere.wish(town);

        Elsewhere.sendTwice(wish.withdraws(3), wish.asks(2), later.asks(2));

        await().until(() -> heard(wish) == 3);
        needOf(later);
        assertThat(needsOf(wish)).isEmpty();
    }

    private long heard(Elsewhere origin) {
        return database.first("SELECT version FROM origin_heard WHERE id = ?", row -> row.getLong("version"), origin.id)
                .orElse(0L);
    }

    @Test
    void aWindowThatIsOverIsToldBackAtOnce() {
        Elsewhere wish = Elsewhere.wish(town).beginning(Instant.now().minus(Duration.ofHours(3)));

        Elsewhere.sendTwice(wish.asks(2));

        String need = needOf(wish);
        assertThat(told(need)).containsExactly("need-proposed", "need-expired");
        assertTellsItsOrigin(need, "micro-wish", wish);
    }

    @Test
    void aWindowThatHasBegunCanStillBeServed() {
        Elsewhere wish = Elsewhere.wish(town).beginning(Instant.now().minus(Duration.ofMinutes(10)));
        Elsewhere.sendTwice(wish.asks(2));

        begun(needOf(wish));
    }

    @Test
    void anAreaThatIsNotKnownYetIsWaitedFor() {
        String code = "late-" + town.grid;
        Elsewhere wish = Elsewhere.wish(code);
        Elsewhere.sendTwice(wish.asks(2));
        await().pollDelay(Duration.ofMillis(300)).until(() -> needsOf(wish).isEmpty());

        try (Wire wire = new Wire()) {
            wire.send(List.of(
                    new Event("linli.registry.areas", code, "linli.registry.area.v1", 1, Instant.now(), """
                    {"code":"%s","parent":"%s","path":"tc.%s.%s.%s","level":"grid","name":{"zh":"新网格","en":"new"},
                    "geometry":null,"retired":false,"revision":1}""".formatted(
                                    code, town.community, town.subdistrict, town.community, code))));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> !needsOf(wish).isEmpty());
        assertThat(stateOf(needsOf(wish).getFirst())).isEqualTo("open");
    }

    @Test
    void whatBreaksARuleOfNeedsIsADeadLetterAndNoNeed() {
        Elsewhere wish = Elsewhere.wish(town);
        Event asked = wish.asks(2);
        Event tooLong = new Event(
                asked.topic(),
                asked.key(),
                asked.type(),
                2,
                asked.time(),
                asked.json().replace("\"minutes\":60", "\"minutes\":121"));

        Elsewhere.sendTwice(tooLong);

        await().until(() -> database.first(
                        "SELECT reason FROM dead_letter WHERE key = ?", row -> row.getString("reason"), wish.id)
                .filter(reason -> reason.startsWith("minutes"))
                .isPresent());
        assertThat(needsOf(wish)).isEmpty();
    }

    @Test
    void whoPausesReadsNoContactAnyMoreAndWhoComesBackDoesAgain() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        step(claimed(neighbour.token(), need), "confirmation", "confirmed");

        change(neighbour.token(), "/v1/people/" + neighbour.id(), "pausing", Map.of())
                .then()
                .statusCode(200);

        await().untilAsserted(() -> assertThat(holders(need)).last().isEqualTo(List.of()));
        as(neighbour.token()).get("/v1/needs/" + need + "/contact").then().statusCode(404);
        change(neighbour.token(), "/v1/people/" + neighbour.id(), "return", Map.of())
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(holders(need)).last().isEqualTo(List.of(neighbour.subject())));
    }

    @Test
    void nobodyElseIsToldWhereToAsk() {
        Elsewhere wish = Elsewhere.wish(town);
        Elsewhere.sendTwice(wish.asks(2));
        String need = needOf(wish);
        step(claimed(neighbour.token(), need), "confirmation", "confirmed");
        Neighbour other = Neighbours.in(database, town, town.grid);
        Town elsewhere = Town.known(database);

        as(other.token()).get("/v1/needs/" + need + "/contact").then().statusCode(404);
        as(elsewhere.desk()).get("/v1/needs/" + need + "/contact").then().statusCode(404);
        as(town.auditor()).get("/v1/needs/" + need + "/contact").then().statusCode(403);
        as(town.desk()).get("/v1/needs/" + need + "/contact").then().statusCode(200);
        as(town.auditor()).get("/v1/needs/" + need).then().statusCode(200).body("title", not(equalTo(null)));
    }
}
