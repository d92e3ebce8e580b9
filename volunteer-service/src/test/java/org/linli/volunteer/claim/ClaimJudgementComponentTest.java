package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ClaimJudgementComponentTest extends ClaimScene {

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
}
