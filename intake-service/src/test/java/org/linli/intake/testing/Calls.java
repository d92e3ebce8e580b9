package org.linli.intake.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of the API as people make them. */
public final class Calls {

    private Calls() {}

    /** A report of a pothole in the middle of {@code tc-g1}. */
    public static Map<String, Object> pothole() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", "幸福路有个大坑,昨晚有人骑车摔倒。");
        body.put("channel", "app");
        body.put("category", "road-pothole");
        body.put("attributes", Map.of("depth-cm", 12));
        body.put("place", place(117.305, 31.865, "WGS84"));
        return body;
    }

    public static Map<String, Object> place(double longitude, double latitude, String datum) {
        return Map.of("longitude", longitude, "latitude", latitude, "datum", datum);
    }

    public static RequestSpecification json() {
        return given().contentType("application/json");
    }

    public static RequestSpecification as(String token) {
        return json().auth().oauth2(token);
    }

    public static Response submit(Map<String, Object> body) {
        return json().body(body).post("/v1/reports");
    }

    /** Submits and expects it to be taken. */
    public static JsonPath submitted(Map<String, Object> body) {
        return submit(body).then().statusCode(201).extract().jsonPath();
    }

    /** An officer's action on a report, with the version it has now. */
    public static Response act(String token, String reportId, String action, Map<String, Object> body) {
        String etag = as(token).get("/v1/reports/" + reportId).header("ETag");
        return as(token)
                .header("If-Match", etag == null ? "\"1\"" : etag)
                .body(body)
                .post("/v1/reports/" + reportId + "/" + action);
    }
}
