package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** One report on its way through the city, step by step, over REST, each step by the person whose task it is. */
final class Walk {

    /** Files and is dispatched by people: nothing about it is automatic. */
    static final String BY_PEOPLE = "housing-building-illegal";

    /** Files and is dispatched by rule. */
    static final String BY_RULE = "env-waste-litter";

    static final double LONGITUDE = 114.825547;
    static final double LATITUDE = 31.180360;
    /** After a kill the broker waits 15 s for the dead member of a group before it gives its partitions to another. */
    private static final Duration HOP = Duration.ofSeconds(90);

    private final RunningCity city;
    private final People people;
    private String reportId = "";
    private String number = "";
    private String secret = "";
    private String caseId = "";
    private String evidence = "";

    Walk(RunningCity city) {
        this.city = city;
        this.people = city.people();
    }

    String reportId() {
        return reportId;
    }

    String number() {
        return number;
    }

    String secret() {
        return secret;
    }

    String caseId() {
        return caseId;
    }

    /** The photo given last as evidence. */
    String evidence() {
        return evidence;
    }

    static Map<String, Object> report(String text, String category) {
        return Map.of(
                "text",
                text,
                "channel",
                "app",
                "category",
                category,
                "attributes",
                category.equals(BY_PEOPLE) ? Map.of("stage", "building") : Map.of(),
                "place",
                Map.of("longitude", LONGITUDE, "latitude", LATITUDE, "datum", "WGS84"));
    }

    Walk submitted(String category) {
        return submitted(report("墙上开了新门洞,邻居担心安全。" + UUID.randomUUID(), category));
    }

    Walk submitted(Map<String, ?> report) {
        return submitted(report, Map.of());
    }

    Walk submitted(Map<String, ?> report, Map<String, String> headers) {
        Response answer = people.as("resident")
                .headers(headers)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(report)
                .post(city.intake() + "/v1/reports");
        expect(201, answer);
        reportId = answer.path("reportId");
        number = answer.path("number");
        secret = answer.path("secret");
        return this;
    }

    Walk verified() {
        change("gridworker", city.intake() + "/v1/reports/" + reportId, "verification", Map.of("outcome", "confirmed"));
        return this;
    }

    Walk accepted() {
        change("desk", city.intake() + "/v1/reports/" + reportId, "acceptance", Map.of("note", "属实"));
        return this;
    }

    /** Waits until dispatch has opened the case. */
    Walk proposed() {
        caseId = await("the case of " + number)
                .atMost(HOP)
                .until(
                        () -> people.as("chief")
                                .get(city.dispatch() + "/v1/cases?number=" + number)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<String>getList("items.id"),
                        found -> !found.isEmpty())
                .getFirst();
        return this;
    }

    Walk filed() {
        change("chief", aCase(), "filing", Map.of("note", "符合立案条件"));
        return this;
    }

    Walk dispatched(String lead, String... supporting) {
        change("dispatcher", aCase(), "dispatching", Map.of("lead", lead, "supporting", List.of(supporting)));
        return this;
    }

    Walk taken(String unit) {
        act("handler-all", anOrder(unit), "taking");
        return this;
    }

    Walk reportedBack(String unit) {
        String order = anOrder(unit);
        change(
                "handler-all",
                order,
                "report",
                Map.of(
                        "words",
                        "已恢复原状",
                        "answer",
                        "您好,已恢复原状,感谢反映。",
                        "photos",
                        List.of(photo("handler-all"), photo("handler-all"))));
        return this;
    }

    Walk passed() {
        change(
                "inspector",
                aCase(),
                "check",
                Map.of("outcome", "passed", "note", "现场已恢复", "photos", List.of(photo("inspector"))));
        return this;
    }

    Walk closed() {
        change("chief", aCase(), "closing", Map.of("note", "同意结案"));
        return this;
    }

    JsonPath seenBy(String officer) {
        return people.as(officer).get(aCase()).then().statusCode(200).extract().jsonPath();
    }

    String state() {
        return seenBy("chief").getString("state");
    }

    JsonPath publicView() {
        return people.anonymous()
                .body(Map.of("number", number, "secret", secret))
                .post(city.intake() + "/v1/tracking")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String orderId(String unit) {
        return seenBy("dispatcher")
                .getString("orders.find { it.unit.code == '" + unit + "' && it.state != 'withdrawn' }.id");
    }

    String aCase() {
        return city.dispatch() + "/v1/cases/" + caseId;
    }

    String anOrder(String unit) {
        return city.dispatch() + "/v1/orders/" + orderId(unit);
    }

    /** Acts on what is there now: reads its version first, and again when somebody was quicker, as an app would. */
    Response change(String person, String resource, String action, Map<String, ?> body) {
        return onWhatIsThere(person, resource, asked -> asked.body(body).post(resource + "/" + action));
    }

    private void act(String person, String resource, String action) {
        onWhatIsThere(person, resource, asked -> asked.post(resource + "/" + action));
    }

    private Response onWhatIsThere(String person, String resource, Function<RequestSpecification, Response> asking) {
        Response answer = await("nobody else changing " + resource)
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            String version = people.as(person)
                                    .get(resource)
                                    .then()
                                    .statusCode(200)
                                    .extract()
                                    .header("ETag");
                            return asking.apply(people.as(person).header("If-Match", version));
                        },
                        given -> given.statusCode() != 412);
        expect(200, answer);
        return answer;
    }

    private static void expect(int status, Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }

    private Map<String, String> photo(String person) {
        Response uploaded = people.as(person)
                .contentType("image/jpeg")
                .body(Pictures.jpeg())
                .post(city.dispatch() + "/v1/photos");
        expect(201, uploaded);
        evidence = uploaded.path("photoId");
        return Map.of("photoId", uploaded.path("photoId"), "claim", uploaded.path("claim"));
    }
}
