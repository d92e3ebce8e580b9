package org.linli.care.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.care.testing.Asking.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.VisitState;
import org.linli.kit.paging.Cursor;
import org.linli.kit.sql.Database;

@QuarkusTest
class RiskComponentTest {

    @Inject
    Database database;

    @Inject
    JudgingRisk judging;

    @Inject
    HearingDoors doors;

    private Town town;
    private UUID elder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        elder = Residents.in(database, town, LocalDate.of(1960, 5, 1), "alone");
        QuarkusTransaction.requiringNew().run(() -> judging.changed(elder));
    }

    @Test
    void theLevelIsShownWithItsReasonsAndChangesWithAnAssessment() {
        as(town.worker())
                .get("/v1/elders/" + elder + "/risk")
                .then()
                .statusCode(200)
                .body("level", equalTo("medium"))
                .body("reasons.condition", contains("living-alone"))
                .body("history", hasSize(1))
                .body("history[0].before", nullValue());

        assessed(Map.of(
                        "standard",
                        "gb-t-42195-2022",
                        "total",
                        40,
                        "assessor",
                        "李医生",
                        "assessedOn",
                        LocalDate.now().minusDays(3).toString()))
                .then()
                .statusCode(201)
                .body("[0].level", equalTo(3))
                .body(
                        "[0].nextDue",
                        equalTo(LocalDate.now().minusDays(3).plusMonths(12).toString()));

        as(town.desk())
                .get("/v1/elders/" + elder + "/risk")
                .then()
                .body("level", equalTo("high"))
                .body("sum", equalTo(8))
                .body("reasons.condition", hasItems("living-alone", "severity-at-least"))
                .body("history.after", contains("high", "medium"));
    }

    @Test
    void aWrongAssessmentIsAnnulledByAnotherOfficerAndStaysInSight() {
        Map<String, Object> told = Map.of(
                "standard",
                "mz-t-039-2013",
                "level",
                3,
                "assessor",
                "社工",
                "assessedOn",
                LocalDate.now().minusDays(30).toString());
        String id = assessed(told)
                .then()
                .statusCode(201)
                .body("[0].severity", equalTo(4))
                .extract()
                .path("[0].id");
        String path = "/v1/assessments/" + id + "/annulment";

        as(town.desk()).body(Map.of("reason", "填错")).post(path).then().statusCode(403);
        as(town.desk2()).body(Map.of()).post(path).then().statusCode(400);
        as(town.desk2()).body(Map.of("reason", "填错")).post(path).then().statusCode(204);
        as(town.desk2()).body(Map.of("reason", "填错")).post(path).then().statusCode(409);

        as(town.worker())
                .get("/v1/elders/" + elder + "/assessments")
                .then()
                .statusCode(200)
                .body("[0].annulledWhy", equalTo("填错"));
        as(town.desk()).get("/v1/elders/" + elder + "/risk").then().body("level", equalTo("medium"));
        as(Town.known(database).desk())
                .body(Map.of("reason", "x"))
                .post(path)
                .then()
                .statusCode(404);
    }

    @Test
    void whatDoesNotBelongToAStandardIsRefused() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "standard",
                "gb-t-42195-2022",
                "total",
                91,
                "assessor",
                "李医生",
                "assessedOn",
                LocalDate.now().toString()));

        assessed(body).then().statusCode(400).body("errors[0].field", equalTo("total"));
        body.put("total", 80);
        body.put("level", 1);
        assessed(body).then().statusCode(400).body("errors[0].rule", equalTo("not-of-this-standard"));
        body.remove("level");
        body.put("raisedFor", "bad-luck");
        assessed(body).then().statusCode(400).body("errors[0].field", equalTo("raisedFor"));
        body.remove("raisedFor");
        body.put("assessedOn", LocalDate.now().plusDays(2).toString());
        assessed(body).then().statusCode(400).body("errors[0].field", equalTo("assessedOn"));
    }

    @Test
    void whatIsDueAgainIsListed() {
        assessed(Map.of(
                        "standard",
                        "gb-t-42195-2022",
                        "total",
                        90,
                        "assessor",
                        "李医生",
                        "assessedOn",
                        LocalDate.now().minusMonths(13).toString()))
                .then()
                .statusCode(201);

        as(town.desk())
                .get("/v1/assessments?limit=200&due=" + LocalDate.now())
                .then()
                .statusCode(200)
                .body("items.elder", hasItem(elder.toString()));
        as(town.desk())
                .get("/v1/assessments?limit=200&due=" + LocalDate.now().minusMonths(2))
                .then()
                .body("items", hasSize(0));
        as(town.desk()).get("/v1/assessments").then().statusCode(400);
        String foreign = Cursor.of("x", "y").encoded();
        as(town.desk())
                .get("/v1/assessments?due=" + LocalDate.now() + "&cursor=" + foreign)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"));
        as(town.desk()).get("/v1/visits?cursor=" + foreign).then().statusCode(400);
    }

    @Test
    void aDeviceWhoseClockRunsAheadShutsNoDoorOfTomorrow() {
        UUID elder = Residents.alone(database, town);
        Instant ahead = Instant.now().plus(Duration.ofDays(3));
        VisitRef visit = new VisitRef(
                "v",
                1,
                VisitState.NO_ANSWER,
                elder,
                LocalDate.now(),
                "door-knock",
                town.grid,
                "p",
                ahead,
                ahead,
                15,
                List.of(),
                1,
                List.of());

        QuarkusTransaction.requiringNew().run(() -> doors.told(visit, ahead, null));

        assertThat(database.first(
                        "SELECT day <= (now() AT TIME ZONE 'Asia/Shanghai')::date AS past FROM risk_no_answer WHERE elder = ?",
                        row -> row.getBoolean("past"),
                        elder))
                .contains(true);
    }

    @Test
    void aPreviewCountsVisitsOnlyOfWhoAgreedToBeVisited() {
        assertThat(visitsMore()).isPositive();

        Residents.agrees(database, elder, "home-visits", false);

        assertThat(visitsMore()).isZero();
    }

    private int visitsMore() {
        return as(Town.administrator())
                .body(rules(1, 2))
                .post("/v1/risk-rules/preview?area=" + town.grid)
                .path("visitsMore");
    }

    @Test
    void aLevelOwesAKindOnce() {
        Map<String, Object> rules = rules(3, 6);
        rules.put("validFrom", LocalDate.now().plusYears(61).toString());
        rules.put(
                "items",
                Map.of(
                        "high",
                        List.of(
                                Map.of("kind", "door-knock", "rrule", "FREQ=WEEKLY;BYDAY=MO"),
                                Map.of("kind", "door-knock", "rrule", "FREQ=WEEKLY;BYDAY=TH"))));

        as(Town.administrator())
                .body(rules)
                .post("/v1/risk-rules")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("items.high[1].kind"))
                .body("errors[0].rule", equalTo("once"));
    }

    @Test
    void aPreviewTellsWhoMovesAndChangesNothing() {
        Map<String, Object> strict = rules(1, 2);

        as(Town.administrator())
                .body(strict)
                .post("/v1/risk-rules/preview?area=" + town.grid)
                .then()
                .statusCode(200)
                .body("people", equalTo(1))
                .body("levelsNow.medium", equalTo(1))
                .body("levelsThen.high", equalTo(1))
                .body("up", equalTo(1))
                .body("down", equalTo(0))
                .body("moves[0].elder", equalTo(elder.toString()))
                .body("visitsMore", greaterThanOrEqualTo(0));

        as(town.desk()).get("/v1/elders/" + elder + "/risk").then().body("level", equalTo("medium"));
        as(town.desk()).body(strict).post("/v1/risk-rules/preview").then().statusCode(403);
    }

    @Test
    void rulesCountFromADayAheadAndBadOnesAreRefused() {
        Map<String, Object> rules = rules(3, 6);
        rules.put("validFrom", LocalDate.now().toString());
        as(Town.administrator())
                .body(rules)
                .post("/v1/risk-rules")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("validFrom"));
        rules.put("validFrom", LocalDate.now().plusYears(60).toString());
        rules.put("highFrom", 3);
        as(Town.administrator())
                .body(rules)
                .post("/v1/risk-rules")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("highFrom"));
        rules.put("highFrom", 6);
        rules.put("conditions", List.of(Map.of("kind", "age-at-least", "points", 1)));
        as(Town.administrator())
                .body(rules)
                .post("/v1/risk-rules")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("conditions[0].value"));
        rules.put("conditions", List.of(Map.of("kind", "disabled", "points", 1)));
        rules.put("items", Map.of("high", List.of(Map.of("kind", "no-such-kind", "rrule", "FREQ=DAILY"))));
        as(Town.administrator())
                .body(rules)
                .post("/v1/risk-rules")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("known-visit-kind"));
        rules.remove("items");

        as(Town.administrator()).body(rules).post("/v1/risk-rules").then().statusCode(201);
        as(town.desk()).get("/v1/risk-rules").then().statusCode(200).body("validFrom", hasItem(rules.get("validFrom")));
    }

    private Response assessed(Map<String, ?> body) {
        return as(town.desk()).body(body).post("/v1/elders/" + elder + "/assessments");
    }

    private int sum() {
        return as(town.desk()).get("/v1/elders/" + elder + "/risk").path("sum");
    }

    private static Map<String, Object> rules(int medium, int high) {
        Map<String, Object> rules = new HashMap<>();
        rules.put("conditions", List.of(Map.of("kind", "living-alone", "points", 3)));
        rules.put("mediumFrom", medium);
        rules.put("highFrom", high);
        rules.put("items", Map.of("high", List.of(Map.of("kind", "door-knock", "rrule", "FREQ=DAILY"))));
        return rules;
    }
}
