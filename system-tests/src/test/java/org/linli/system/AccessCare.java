package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody of the grid who is cared for, the carer who signs in as that, and a visit of today that is theirs. */
final class AccessCare implements AccessPart {

    static final String UNIT = "org-songnian";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String GRID = AccessThings.GRID;
    private static final String NOTE = "核对权限";

    private final RunningCity city;
    private final String elder;
    private final String carer;
    private final String visit;
    private final String assessment;
    private final String roster;

    AccessCare(RunningCity city) {
        this.city = city;
        this.carer = takenOn();
        this.elder = registered();
        this.visit = published();
        this.assessment = assessed();
        this.roster = planned();
    }

    String elder() {
        return elder;
    }

    String carer() {
        return carer;
    }

    String visit() {
        return visit;
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "somebody of the grid", List.of(elder),
                "a carer of the grid", List.of(carer),
                "a visit of the carer", List.of(visit),
                "an assessment in the grid", List.of(assessment),
                "a roster of the grid", List.of(roster),
                "a visit of a roster of the grid", List.of(roster, visit));
    }

    @Override
    public Map<String, Object> bodies() {
        // Too little is said, which is looked at after the caller's right.
        Map<String, Object> bodies = new HashMap<>();
        bodies.put("POST /v1/carers on a carer of the grid", Map.of("area", GRID));
        bodies.put("PUT /v1/carers/{id}", Map.of("area", GRID));
        bodies.put("POST /v1/carers/{id}/absences", Map.of());
        bodies.put("POST /v1/elders", Map.of("area", GRID));
        bodies.put("PUT /v1/elders/{id}", Map.of("area", GRID));
        bodies.put("POST /v1/elders/{id}/absence", Map.of());
        bodies.put("POST /v1/elders/{id}/leaving", Map.of());
        bodies.put("PUT /v1/elders/{id}/contacts", List.of());
        bodies.put("POST /v1/elders/{id}/consents", Map.of());
        bodies.put("POST /v1/elders/{id}/assessments", Map.of());
        bodies.put("POST /v1/assessments/{id}/annulment", Map.of());
        bodies.put("POST /v1/rosters", Map.of("area", GRID));
        bodies.put("POST /v1/planning-weights", Map.of("luck", 1));
        bodies.put("PUT /v1/visits/{id}/pin", Map.of());
        bodies.put("POST /v1/exclusions", Map.of("elder", elder));
        bodies.put("POST /v1/risk-rules", Map.of());
        bodies.put("POST /v1/risk-rules/preview", Map.of());
        bodies.put("POST /v1/weather-alerts", Map.of("area", GRID));
        bodies.put("POST /v1/visits", Map.of("elder", elder));
        bodies.put("POST /v1/visits/{id}/publication", Map.of());
        bodies.put("POST /v1/visits/{id}/assignment", Map.of());
        bodies.put("POST /v1/visits/{id}/calling-off", Map.of("by", "us", "reason", NOTE));
        bodies.put("POST /v1/visits/{id}/refutation", Map.of("reason", NOTE));
        return bodies;
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "GET /v1/elders", "?limit=200&area=" + GRID,
                "GET /v1/carers", "?limit=200",
                "GET /v1/rosters", "?limit=200",
                "GET /v1/assessments", "?due=" + LocalDate.now(ZONE),
                "GET /v1/visits", "?limit=200&from=" + LocalDate.now(ZONE));
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "elder", seen("/v1/elders/" + elder).path("version"),
                "carer", seen("/v1/carers/" + carer).path("version"),
                "visit", seen("/v1/visits/" + visit).path("version"),
                "roster", seen("/v1/rosters/" + roster).path("version"));
    }

    /** Who signs in as {@code carer}; taken on once. */
    private String takenOn() {
        Map<String, Object> body = Map.of(
                "subject",
                city.people().subject("carer"),
                "name",
                "邵玉兰",
                "unit",
                UNIT,
                "area",
                "ah-bq-01-01",
                "skills",
                List.of("haircut"),
                "mode",
                "e-bike");
        await("the areas and postings of the city in care")
                .atMost(Duration.ofSeconds(90))
                .until(() ->
                        city.people().as("desk").get(city.care() + "/v1/carers").statusCode() == 200);
        Response answer = city.people().as("desk").body(body).post(city.care() + "/v1/carers");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409);
        return city.people()
                .as("carer")
                .get(city.care() + "/v1/carers/me")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private String registered() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "核对老人");
        body.put("birthDate", "1940-02-03");
        body.put("sex", "male");
        body.put("area", GRID);
        body.put("address", "幸福里1号楼1单元101室");
        body.put("living", "alone");
        body.put("phone", "13900000000");
        body.put("idNumber", "990001194002030013");
        body.put("consent", true);
        body.put("homeVisits", true);
        Response answer = city.people()
                .as("gridworker")
                .header("Idempotency-Key", "access-care-elder")
                .body(body)
                .post(city.care() + "/v1/elders");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private String assessed() {
        return city.people()
                .as("desk")
                .body(Map.of(
                        "standard",
                        "gb-t-42195-2022",
                        "total",
                        88,
                        "assessor",
                        "核对权限",
                        "assessedOn",
                        LocalDate.now(ZONE).minusDays(1).toString()))
                .post(city.care() + "/v1/elders/" + elder + "/assessments")
                .then()
                .statusCode(201)
                .extract()
                .path("[0].id");
    }

    /** A plan of today, for which nobody has a shift. */
    private String planned() {
        String id = city.people()
                .as("desk")
                .body(Map.of("area", GRID, "day", LocalDate.now(ZONE).toString(), "budget", Map.of("iterations", 1)))
                .post(city.care() + "/v1/rosters")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        await("the roster")
                .atMost(Duration.ofSeconds(30))
                .until(() -> "ready".equals(seen("/v1/rosters/" + id).path("state")));
        return id;
    }

    /** A visit of today that is the carer's. @return its id */
    String published() {
        ZonedDateTime midnight = LocalDate.now(ZONE).atStartOfDay(ZONE);
        Map<String, Object> body = Map.of(
                "elder",
                elder,
                "kind",
                "door-knock",
                "beginsAt",
                midnight.toInstant().toString(),
                "endsAt",
                midnight.plusDays(1).minusSeconds(1).toInstant().toString());
        String id = city.people()
                .as("desk")
                .body(body)
                .post(city.care() + "/v1/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = city.care() + "/v1/visits/" + id;
        Response answer = city.people()
                .as("desk")
                .header("If-Match", seen("/v1/visits/" + id).header("ETag"))
                .body(Map.of("parts", List.of(Map.of("carer", carer, "beginsAt", free(midnight)))))
                .post(path + "/publication");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return id;
    }

    /** Some minute of today: another run of these tests may have taken others. */
    private static String free(ZonedDateTime midnight) {
        int minute = Math.floorMod(UUID.randomUUID().hashCode(), 140) * 10;
        return midnight.plusMinutes(minute).toInstant().toString();
    }

    private Response seen(String path) {
        return city.people().as("desk").get(city.care() + path);
    }
}
