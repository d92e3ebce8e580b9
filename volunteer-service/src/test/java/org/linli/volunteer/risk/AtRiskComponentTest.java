package org.linli.volunteer.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class AtRiskComponentTest {

    @Inject
    Database database;

    private Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    private Neighbour willing() {
        return Neighbours.willing(database, town, town.grid);
    }

    /** A need that begins in a day. */
    private String soon() {
        Map<String, Object> body = Asking.visit(town);
        Instant begins = Instant.parse(body.get("beginsAt").toString()).minus(Duration.ofDays(2));
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(2)).toString());
        return opened(town, body);
    }

    private static String confirmed(Neighbour who, String need) {
        String claim = claimed(who.token(), need);
        change(who.token(), "/v1/claims/" + claim, "confirmation", Map.of())
                .then()
                .statusCode(200);
        return claim;
    }

    /** They claimed before, and what came of it. */
    private void before(Neighbour who, String... states) {
        for (String state : states) {
            String need = opened(town, Asking.visit(town));
            database.update("""
                    INSERT INTO claim (id, version, need_id, person_id, place, state, claimed_by, claimed_at, minutes)
                    VALUES (?, 1, ?::uuid, ?, 1, ?, ?, now() - INTERVAL '20 days', 60)""", UUID.randomUUID(), need, who.id(), state, who.subject());
            database.update(
                    "UPDATE need SET state = 'CLOSED', look_at = NULL, begins_at = now() - INTERVAL '19 days', ends_at = now() - INTERVAL '18 days' WHERE id = ?::uuid",
                    need);
        }
    }

    @Test
    void claimsThatMayComeToNothingAreListedTheWorstFirst() {
        Neighbour sure = willing();
        before(sure, "RECORDED", "RECORDED");
        confirmed(sure, soon());
        Neighbour seldom = willing();
        before(seldom, "NO_SHOW");
        String doubtful = confirmed(seldom, soon());
        Neighbour newcomer = willing();
        String unconfirmed = claimed(newcomer.token(), soon());
        Neighbour worst = willing();
        before(worst, "NO_SHOW", "RELEASED");
        String both = claimed(worst.token(), soon());
        claimed(willing().token(), opened(town, Asking.visit(town)));

        as(town.desk())
                .get("/v1/claims/at-risk?area=" + town.subdistrict)
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.id", contains(both, doubtful, unconfirmed))
                .body("items[0].reasons", contains("not-confirmed", "seldom-comes"))
                .body("items[1].reasons", contains("seldom-comes"))
                .body("items[2].reasons", contains("not-confirmed"))
                .body("items[0].likelihood", equalTo(2.0f / 6))
                .body("items[1].likelihood", equalTo(2.0f / 5))
                .body("items[2].likelihood", equalTo(0.5f));
        as(town.desk())
                .get("/v1/claims/at-risk?limit=1&within=24")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("items.id", contains(both));
        as(town.desk()).get("/v1/claims/at-risk?within=1").then().body("total", equalTo(0));
    }

    @Test
    void howManyCouldStepInIsCountedWithoutThoseWhoAreBoundOrSaidNo() {
        Neighbour holder = willing();
        String need = soon();
        claimed(holder.token(), need);
        Neighbour bound = willing();
        claimed(bound.token(), soon());
        List<Neighbour> free = List.of(willing(), willing());
        Neighbour gaveBack = willing();
        database.update(
                "INSERT INTO claim (id, version, need_id, person_id, state, claimed_by, claimed_at) VALUES (?, 1, ?::uuid, ?, 'RELEASED', ?, now())",
                UUID.randomUUID(),
                need,
                gaveBack.id(),
                gaveBack.subject());

        int could = as(town.desk())
                .get("/v1/claims/at-risk")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.need == '" + need + "' }.couldStepIn");

        assertThat(could).isEqualTo(free.size());
    }

    @Test
    void nobodySeesClaimsElsewhereAndBadInputIsNamed() {
        Neighbour holder = willing();
        claimed(holder.token(), soon());
        Town elsewhere = Town.known(database);

        as(elsewhere.desk()).get("/v1/claims/at-risk").then().statusCode(200).body("items", hasSize(0));
        as(elsewhere.desk()).get("/v1/claims/at-risk?area=" + town.grid).then().statusCode(403);
        as(holder.token()).get("/v1/claims/at-risk").then().statusCode(403);
        as(town.desk())
                .get("/v1/claims/at-risk?within=0")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("within"));
        as(town.desk())
                .get("/v1/claims/at-risk?area=no-such-place")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("area"));
        as(town.desk()).get("/v1/claims/at-risk?limit=0").then().statusCode(400);
    }
}
