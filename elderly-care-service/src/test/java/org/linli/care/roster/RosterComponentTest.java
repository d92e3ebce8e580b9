package org.linli.care.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Town;
import org.linli.kit.testing.Contracts;

@QuarkusTest
class RosterComponentTest extends RosterScene {
    @Inject
    RosterSweep sweep;

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("roster.md", RosterTable.ROSTER);
    }

    @Test
    void aDayIsPlannedOfferedExplainedAndApplied() {
        List<String> visits = visits(6);

        String id = ready(asked(2_000));
        as(town.chief())
                .get("/v1/rosters/" + id)
                .then()
                .statusCode(200)
                .body("unplanned.size()", equalTo(0))
                .body("plan", hasKey(visits.getFirst()))
                .body("score.unplanned", equalTo(0));
        assertThat(states(visits)).containsOnly("draft");
        explained(id, visits.getFirst());

        Response applied = change(town.desk(), "/v1/rosters/" + id, "application", Map.of());
        applied.then().statusCode(200).body("applied", equalTo(6)).body("left.size()", equalTo(0));

        assertThat(states(visits)).containsOnly("published");
        as(town.desk()).get("/v1/rosters/" + id).then().body("state", equalTo("applied"));
        change(town.desk(), "/v1/rosters/" + id, "application", Map.of()).then().statusCode(409);
        told(id, "planning", "ready", "applied");
    }

    @Test
    void aDayOnWhichNobodyWorksLeavesEverybodyOutAndSaysSo() {
        database.update("DELETE FROM carer_shift WHERE carer IN (?, ?)", one, two);
        List<String> visits = visits(2);

        String id = ready(asked(1));

        as(town.desk()).get("/v1/rosters/" + id).then().body("unplanned", containsInAnyOrder(visits.toArray()));
        explained(id, visits.getFirst());
    }

    @Test
    void theSameDaySeedAndIterationsGiveTheSamePlan() {
        visits(8);

        String first = ready(asked(3_000));
        String second = ready(asked(3_000));

        assertThat(plan(first)).isEqualTo(plan(second));
    }

    @Test
    void ofManyWhoAskForTheSameDayAtOnceOneIsServed() throws Exception {
        visits(3);

        List<Response> answers = together(Collections.nCopies(4, () -> ask(Map.of("seconds", 3))));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
        String id = answers.stream()
                .filter(a -> a.statusCode() == 201)
                .findFirst()
                .orElseThrow()
                .path("id");
        as(town.desk()).post("/v1/rosters/" + id + "/stop").then().statusCode(200);
        ready(id);
    }

    @Test
    void whatChangedSinceIsLeftAloneAndNamed() {
        List<String> visits = visits(3);
        String id = ready(asked(1_000));
        change(town.desk(), "/v1/visits/" + visits.getFirst(), "calling-off", Map.of("by", "elder", "reason", "女儿来"))
                .then()
                .statusCode(200);

        change(town.desk(), "/v1/rosters/" + id, "application", Map.of())
                .then()
                .statusCode(200)
                .body("applied", equalTo(2))
                .body("left", hasKey(visits.getFirst()));
        assertThat(states(visits)).containsExactly("cancelled-by-elder", "published", "published");
    }

    @Test
    void whoeverFallsIllIsReplacedByAnOfferAndNothingIsImposed() {
        List<String> visits = visits(6);
        String id = ready(asked(2_000));
        change(town.desk(), "/v1/rosters/" + id, "application", Map.of()).then().statusCode(200);
        List<String> theirs = of(visits, one);
        Instant from = day.atStartOfDay(ZONE).toInstant();

        as(town.carer("carer"))
                .body(Map.of(
                        "reason",
                        "ill",
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(1)).toString()))
                .post("/v1/carers/" + one + "/absences")
                .then()
                .statusCode(201);

        if (theirs.isEmpty()) {
            return;
        }
        assertThat(of(visits, one)).isEqualTo(theirs);
        String offer = as(town.desk()).get("/v1/rosters?day=" + day).path("items.find { it.cause == 'absence' }.id");
        Response offered = as(town.desk()).get("/v1/rosters/" + offer);
        offered.then().body("state", equalTo("ready"));
        assertThat(offered.<Map<String, String>>path("reasons").keySet()).containsAll(theirs);
        change(town.desk(), "/v1/rosters/" + offer, "application", Map.of())
                .then()
                .statusCode(200);
        assertThat(of(visits, one)).isEmpty();
        assertThat(of(visits, two)).hasSameSizeAs(visits);
    }

    @Test
    void aPinIsKeptAndAnExclusionToo() {
        List<String> visits = visits(4);
        UUID elder = UUID.fromString(
                as(town.desk()).get("/v1/visits/" + visits.get(1)).path("elder"));
        as(town.desk())
                .body(Map.of("carer", two.toString()))
                .put("/v1/visits/" + visits.getFirst() + "/pin")
                .then()
                .statusCode(204);
        as(town.desk())
                .body(Map.of())
                .put("/v1/visits/" + visits.getFirst() + "/pin")
                .then()
                .statusCode(400);
        String exclusion = as(town.desk())
                .body(Map.of("carer", one.toString(), "elder", elder.toString(), "reason", "曾有争执"))
                .post("/v1/exclusions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        String id = ready(asked(1_000));

        assertThat(carersOf(id, visits.getFirst())).containsExactly(two.toString());
        assertThat(carersOf(id, visits.get(1))).containsExactly(two.toString());
        as(town.desk())
                .get("/v1/rosters/" + id + "/visits/" + visits.get(1) + "?carer=" + one)
                .then()
                .statusCode(200)
                .body("broken.rule", hasItem("exclusion"));
        as(town.desk()).get("/v1/exclusions").then().body("id", contains(exclusion));
        as(town.desk()).delete("/v1/exclusions/" + exclusion).then().statusCode(204);
        as(town.desk())
                .delete("/v1/visits/" + visits.getFirst() + "/pin")
                .then()
                .statusCode(204);
    }

    @Test
    void aRosterWhoseProcessDiedHoldsNobodyUp() {
        visits(1);
        String id = ready(asked(500));
        database.update("UPDATE roster SET state = 'planning', best = NULL WHERE id = ?", UUID.fromString(id));

        sweep.breakOff(UUID.fromString(id));

        as(town.desk()).get("/v1/rosters/" + id).then().body("state", equalTo("failed"));
        ask(Map.of("iterations", 100)).then().statusCode(201);
    }

    @Test
    void badInputAndOtherAreasAreRefused() {
        ask(Map.of("iterations", 0)).then().statusCode(400).body("errors[0].field", equalTo("budget.iterations"));
        ask(Map.of("iterations", 5, "seconds", 5)).then().statusCode(400).body("errors[0].field", equalTo("budget"));
        ask(Map.of("seconds", 61)).then().statusCode(400).body("errors[0].field", equalTo("budget.seconds"));
        as(town.desk())
                .body(Map.of("area", town.community, "day", day.minusDays(2).toString()))
                .post("/v1/rosters")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("day"));
        as(Town.known(database).desk())
                .body(Map.of("area", town.community, "day", day.toString()))
                .post("/v1/rosters")
                .then()
                .statusCode(403);
        as(Town.administrator())
                .body(Map.of("travel", -1))
                .post("/v1/planning-weights")
                .then()
                .statusCode(400);
        as(Town.administrator())
                .body(Map.of("luck", 1))
                .post("/v1/planning-weights")
                .then()
                .statusCode(400);
        as(town.desk()).get("/v1/planning-weights").then().statusCode(200).body("weights", hasKey("travel"));
    }

    private void explained(String roster, String visit) {
        as(town.desk())
                .get("/v1/rosters/" + roster + "/visits/" + visit)
                .then()
                .statusCode(200)
                .body("visit", equalTo(visit))
                .body("costs", hasKey("travel"));
        as(town.desk()).get("/v1/rosters/" + roster + "/visits/none").then().statusCode(404);
    }

    private void told(String roster, String... states) {
        List<String> told = new ArrayList<>();
        database.list(
                        "SELECT payload FROM outbox WHERE topic = 'linli.care.plans' AND key = ? ORDER BY version",
                        row -> new String(row.getBytes("payload"), StandardCharsets.UTF_8),
                        roster)
                .forEach(payload -> {
                    assertThat(Contracts.broken("linli.care.plans", "linli.care.roster-progressed.v1", payload))
                            .isEmpty();
                    told.add(JsonPath.from(payload).getString("state"));
                });
        assertThat(told).containsExactly(states);
        assertThat(version(town.desk(), "/v1/rosters/" + roster)).isNotEqualTo("\"1\"");
    }
}
