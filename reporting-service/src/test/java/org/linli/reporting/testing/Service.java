package org.linli.reporting.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What tests ask of the service under test. */
public final class Service {

    private Service() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    /** Indicators of the town's subdistrict over its week. */
    public static ValidatableResponse indicators(Town town) {
        return as(town.officer())
                .queryParam("from", town.monday.toString())
                .queryParam("to", town.monday.plusDays(7).toString())
                .get("/v1/indicators")
                .then()
                .statusCode(200);
    }

    public static String value(JsonPath indicators, String code) {
        return String.valueOf((Object) indicators.get("indicators.find { it.code == '" + code + "' }.value"));
    }

    /** Waits until an indicator of the town's week comes to a value. */
    public static void awaitIndicator(Town town, String code, String expected) {
        await().ignoreExceptions().until(() -> {
            var answer = as(town.officer())
                    .queryParam("from", town.monday.toString())
                    .queryParam("to", town.monday.plusDays(7).toString())
                    .get("/v1/indicators");
            return answer.statusCode() == 200 && value(answer.jsonPath(), code).equals(expected);
        });
    }

    /** Waits until the town's whole registry has arrived: its area, its unit, and the last of its postings. */
    public static void awaitKnown(Town town) {
        Map<String, String> week = Map.of(
                "from", town.monday.toString(), "to", town.monday.plusDays(7).toString());
        await().until(() -> as(town.chief())
                                .queryParams(week)
                                .queryParam("unit", town.unit)
                                .get("/v1/indicators")
                                .statusCode()
                        == 200
                && as(town.officer()).queryParams(week).get("/v1/indicators").statusCode() == 200
                && as(town.handler()).queryParams(week).get("/v1/indicators").statusCode() == 200);
    }

    /** Publishes the town's week. */
    public static ValidatableResponse publish(Town town, String token, Map<String, String> more) {
        Map<String, String> body = new java.util.HashMap<>(more);
        body.putIfAbsent("week", town.week());
        return as(token)
                .contentType("application/json")
                .body(body)
                .header("Accept-Language", "en")
                .post("/v1/bulletins")
                .then();
    }
}
