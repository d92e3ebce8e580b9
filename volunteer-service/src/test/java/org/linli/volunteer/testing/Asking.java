package org.linli.volunteer.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What tests ask of the service under test. */
public final class Asking {

    private Asking() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).header("Accept-Language", "en").contentType("application/json");
    }

    /** A need of the town's grid that begins soon enough to check in at once, as a body to propose. */
    public static Map<String, Object> need(Town town) {
        Instant begins = Instant.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "haircut");
        body.put("title", "上门理发");
        body.put("area", town.grid);
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(2)).toString());
        return body;
    }

    /** The same three days ahead, with time enough to ask many people. */
    public static Map<String, Object> visit(Town town) {
        Instant begins = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
        Map<String, Object> body = need(town);
        body.put("kind", "visit");
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(2)).toString());
        return body;
    }

    public static Response propose(String token, Map<String, ?> body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/needs");
    }

    /** A need the desk proposed, reviewed and opened. @return its id */
    public static String opened(Town town, Map<String, ?> body) {
        String id = propose(town.desk(), body).then().statusCode(201).extract().path("id");
        change(town.desk(), "/v1/needs/" + id, "review", Map.of()).then().statusCode(200);
        change(town.desk(), "/v1/needs/" + id, "opening", Map.of()).then().statusCode(200);
        return id;
    }

    /** Acts on a resource in the version it has now. */
    public static Response change(String token, String resource, String action, Map<String, ?> body) {
        String version = as(token).get(resource).then().extract().header("ETag");
        return as(token)
                .header("If-Match", version == null ? "\"1\"" : version)
                .body(body)
                .post(resource + "/" + action);
    }

    /** @return the claim's id */
    public static String claimed(String token, String need) {
        return as(token)
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String stateOf(Town town, String need) {
        return as(town.desk()).get("/v1/needs/" + need).path("state");
    }
}
