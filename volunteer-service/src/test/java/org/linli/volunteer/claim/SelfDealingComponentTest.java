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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;

/** No one pair of hands makes service that earns. */
@QuarkusTest
class SelfDealingComponentTest extends ClaimScene {

    @Test
    void whoCheckedSomebodyInAndOutDoesNotSayWhatTheyServed() {
        String person = new Folk(town).registeredByDesk("李奶奶");
        String need = opened(town, need(town));
        String claim = as(town.desk())
                .body(Map.of("person", person))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        step(town.desk(), claim, "confirmation", "confirmed");
        step(town.desk(), claim, "check-in", "checked-in");
        step(town.desk(), claim, "check-out", "checked-out");

        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-oneself"));
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(409)
                .body("guard", equalTo("second-pair-of-eyes"));
        assertState(claim, "checked-out");
        assertThat(stateOf(town, need)).isEqualTo("done");

        change(town.desk2(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60))
                .then()
                .statusCode(200);
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(200);
        assertState(claim, "recorded");
    }

    @Test
    void oneOfTheTwoIsEnoughToHaveHadAHandInIt() {
        String need = opened(town, need(town));
        String claim = claimed(neighbour.token(), need);
        step(neighbour.token(), claim, "confirmation", "confirmed");
        step(neighbour.token(), claim, "check-in", "checked-in");
        step(town.desk(), claim, "check-out", "checked-out");

        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-oneself"));
        change(neighbour.token(), "/v1/claims/" + claim, "dispute", Map.of("reason", "记错了"))
                .then()
                .statusCode(200);
        change(town.desk(), "/v1/claims/" + claim, "settlement", Map.of("minutes", 60, "reason", "核实"))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-oneself"));
        change(town.desk2(), "/v1/claims/" + claim, "settlement", Map.of("minutes", 60, "reason", "核实"))
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyEarnsInTheirOwnHouseholdWhateverWasToldWithTheNeed() {
        Neighbour helped = Neighbours.in(database, town, town.grid);
        database.update(
                "UPDATE person SET household = ? WHERE id IN (?, ?)",
                "home-" + UUID.randomUUID(),
                helped.id(),
                neighbour.id());
        Map<String, Object> elsewhere = need(town);
        elsewhere.put("household", "another");
        Map<String, Object> named = need(town);
        named.put("household", "another");
        named.put("receiver", helped.id().toString());

        for (Map<String, Object> body : java.util.List.of(need(town), elsewhere, named)) {
            String need = propose(helped.token(), body)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            change(town.desk(), "/v1/needs/" + need, "review", Map.of());
            change(town.desk(), "/v1/needs/" + need, "opening", Map.of());
            assertBroken(neighbour, need, "own-household");
        }
    }
}
