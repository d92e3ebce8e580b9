package org.linli.system;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the calls to intake, dispatch and reporting are about: one report that waits for its grid worker, and one whose case waits for
 * its check after the unit reported back; both in the grid of {@code gridworker}.
 */
final class AccessThings implements AccessPart {

    static final String UNIT = "dept-urban";
    static final String GRID = "ah-bq-01-01-g03";

    /** So long ago that no other test publishes it. */
    static final String WEEK = "2021-W08";

    private static final String NOTE = "核对权限";
    private static final String MONTH = "?from=2026-01-01&to=2026-02-01";

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

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "a report to verify",
                List.of(fresh.reportId()),
                "the report of the case",
                List.of(worked.reportId()),
                "a photo of a report to verify",
                List.of(photoOfNew),
                "a photo of an accepted report",
                List.of(photoOfAccepted),
                "a case with an order of the unit",
                List.of(worked.caseId()),
                "an order of the unit",
                List.of(order, "fence"),
                "a photo of the case",
                List.of(worked.evidence()),
                "a published week",
                List.of(WEEK));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.ofEntries(
                Map.entry("POST /v1/reports", Map.of()),
                Map.entry("POST /v1/tracking on number and secret", tracking(fresh)),
                Map.entry("POST /v1/tracking on number and the secret of another", tracking(worked)),
                Map.entry("POST /v1/reports/{id}/verification", Map.of("outcome", "confirmed", "note", NOTE)),
                Map.entry("POST /v1/reports/{id}/acceptance", Map.of("note", NOTE)),
                Map.entry("POST /v1/reports/{id}/refusal", Map.of("reasonCode", "duplicate", "reason", NOTE)),
                Map.entry("POST /v1/reports/{id}/redactions", Map.of("text", NOTE, "reason", NOTE)),
                Map.entry("POST /v1/imports", Map.of("source", "access", "rows", List.of())),
                Map.entry("POST /v1/cases/{id}/filing", Map.of("note", NOTE)),
                Map.entry("POST /v1/cases/{id}/declining", Map.of("reasonCode", "solved", "reason", NOTE)),
                Map.entry("POST /v1/cases/{id}/closing", Map.of("note", NOTE)),
                Map.entry("POST /v1/cases/{id}/dispatching", Map.of("lead", UNIT, "supporting", List.of())),
                Map.entry("POST /v1/cases/{id}/check", Map.of("outcome", "passed", "note", NOTE, "photos", List.of())),
                Map.entry("POST /v1/orders/{id}/return", Map.of("reasonCode", "not-mine", "reason", NOTE)),
                Map.entry("POST /v1/orders/{id}/report", Map.of("words", NOTE, "answer", NOTE, "photos", List.of())),
                Map.entry("POST /v1/orders/{id}/stages/{stage}/report", Map.of("note", NOTE, "photos", List.of())),
                Map.entry("POST /v1/orders/{id}/arbitration", Map.of("ruling", "uphold", "reason", NOTE)),
                Map.entry("POST /v1/orders/{id}/withdrawal", Map.of("reason", NOTE)),
                Map.entry("POST /v1/bulletins", Map.of("week", "2021-W99")),
                Map.entry("POST /v1/city-packs", Map.of("files", Map.of())),
                Map.entry("POST /v1/city-packs/{digest}/application", Map.of("revision", 0)),
                // No letter has this id: a body that cannot be read is refused before it is looked for, but after the
                // role.
                Map.entry("POST /v1/dead-letters/{id}/replay", Map.of("no-such-field", NOTE)));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "GET /v1/reports",
                "?number=" + fresh.number(),
                "GET /v1/cases",
                "?number=" + worked.number(),
                "GET /v1/orders",
                "?number=" + worked.number(),
                "GET /v1/areas/at",
                "?longitude=" + Walk.LONGITUDE + "&latitude=" + Walk.LATITUDE + "&datum=WGS84",
                "GET /v1/answerable",
                "?area=" + GRID,
                "GET /v1/conditions",
                "?category=" + Walk.BY_PEOPLE,
                "GET /v1/routing-preview",
                "?from=2026-01-01&to=2026-02-01",
                "GET /v1/indicators",
                MONTH,
                "GET /v1/indicators on the grid of the case",
                MONTH + "&area=" + GRID,
                "GET /v1/indicators on the unit of the order",
                MONTH + "&unit=" + UNIT);
    }

    private Map<String, String> tracking(Walk secretOf) {
        return Map.of("number", fresh.number(), "secret", secretOf.secret());
    }

    /** Path and query of a link that somebody entitled to it was given. */
    String link(String service) {
        return service.equals("intake") ? links : evidenceLink;
    }

    @Override
    public Map<String, Object> standing() {
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
