package org.linli.system;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the calls of the access list are about: one report that waits for its grid worker, and one whose case waits for
 * its check after the unit reported back; both in the grid of {@code gridworker}.
 */
final class AccessThings {

    static final String UNIT = "dept-urban";
    static final String GRID = "ah-bq-01-01-g03";

    /** So long ago that no other test publishes it. */
    static final String WEEK = "2021-W08";

    private final RunningCity city;
    private final String photoOfNew;
    private final String photoOfAccepted;
    private final Walk fresh;
    private final Walk worked;
    private final String order;
    private final String links;
    private final String evidenceLink;

    AccessThings(RunningCity city) {
        this.city = city;
        Map<String, String> first = photo();
        Map<String, String> second = photo();
        this.photoOfNew = first.get("photoId");
        this.photoOfAccepted = second.get("photoId");
        this.fresh = new Walk(city).submitted(withPhoto(first));
        this.worked = new Walk(city)
                .submitted(withPhoto(second))
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched(UNIT)
                .taken(UNIT)
                .reportedBack(UNIT);
        this.order = worked.orderId(UNIT);
        this.links = link(city.intake(), photoOfAccepted);
        this.evidenceLink = link(city.dispatch(), worked.evidence());
        published();
        knownEverywhere();
    }

    /** The id that stands in the path, or that a list is searched for. */
    String id(String on) {
        return switch (on) {
            case "a report to verify" -> fresh.reportId();
            case "the report of the case" -> worked.reportId();
            case "a photo of a report to verify" -> photoOfNew;
            case "a photo of an accepted report" -> photoOfAccepted;
            case "a case with an order of the unit" -> worked.caseId();
            case "an order of the unit" -> order;
            case "a photo of the case" -> worked.evidence();
            case "a published week" -> WEEK;
            default -> UUID.randomUUID().toString();
        };
    }

    Walk fresh() {
        return fresh;
    }

    Walk worked() {
        return worked;
    }

    /** Path and query of a link that somebody entitled to it was given. */
    String link(String service) {
        return service.equals("intake") ? links : evidenceLink;
    }

    /** What a call that changes something would change; a stale one must leave it as it is. */
    Map<String, Object> standing() {
        JsonPath report = json("desk", city.intake() + "/v1/reports/" + fresh.reportId());
        JsonPath aCase = json("chief", worked.aCase());
        return Map.of(
                "report",
                report.getString("state") + " " + report.getLong("version"),
                "case",
                aCase.getString("state") + " " + aCase.getLong("version"),
                "orders",
                aCase.getList("orders.state"));
    }

    private JsonPath json(String officer, String url) {
        return city.people()
                .as(officer)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, String> photo() {
        Response uploaded = city.people()
                .as("resident")
                .contentType("image/jpeg")
                .body(Pictures.jpeg())
                .post(city.intake() + "/v1/photos");
        uploaded.then().statusCode(201);
        return Map.of("photoId", uploaded.path("photoId"), "claim", uploaded.path("claim"));
    }

    private static Map<String, Object> withPhoto(Map<String, String> photo) {
        Map<String, Object> report = new LinkedHashMap<>(Walk.report("围墙旁又搭了一间,挡住了消防通道。", Walk.BY_PEOPLE));
        report.put("photos", List.of(photo));
        return report;
    }

    private String link(String service, String photo) {
        String url = city.people()
                .as("desk")
                .post(service + "/v1/photos/" + photo + "/links")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        return url.substring(url.indexOf("/v1/"));
    }

    private void published() {
        city.people()
                .as("admin")
                .body(Map.of("week", WEEK, "reason", "核对读取权限"))
                .post(city.reporting() + "/v1/bulletins")
                .then()
                .statusCode(201);
    }

    /** What the services tell each other has arrived: before, everything would be hidden from everybody. */
    private void knownEverywhere() {
        await("the order in reporting and intake")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1)) // tracking is limited in rate
                .until(() -> city.people()
                                        .as("handler-" + UNIT)
                                        .get(city.reporting() + "/v1/timelines/" + worked.reportId())
                                        .statusCode()
                                == 200
                        && worked.publicView().getString("stateCode").equals("case-check-opened"));
    }
}
