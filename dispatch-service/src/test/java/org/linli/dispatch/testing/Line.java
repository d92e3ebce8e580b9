package org.linli.dispatch.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The main line of dispatch as its neighbours and its people use it: dossiers in, REST, topics out. */
public final class Line {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Topics topics;

    private Line(Topics topics) {
        this.topics = topics;
    }

    /** With the tiny city in force. */
    public static Line inTinyCity() {
        Topics topics = Topics.shared();
        TinyCity.load(topics);
        return new Line(topics);
    }

    public Topics topics() {
        return topics;
    }

    /** A dossier of a report in the first grid, accepted by the desk officer. */
    public static String dossier(UUID report, String category) {
        return dossier(report, category, "dl-g1");
    }

    public static String dossier(UUID report, String category, String area) {
        return """
                {"reportId": "%s", "number": "20261122-000017", "text": "路口有个大坑,昨晚有人骑车摔倒。", "address": "幸福路与和平街口",
                 "place": {"longitude": 117.05, "latitude": 31.05}, "areaCode": "%s", "streetCode": null,
                 "categoryCode": "%s", "taxonomyCodes": [], "attributes": {"depth-cm": 12},
                 "photos": [{"id": "018f2c5d-1111-7aaa-8bbb-2a4d8e6f1c33", "url": "https://linli.example/intake/v1/photos/x"}],
                 "channel": "app", "submittedAt": "2026-11-22T00:37:00Z", "acceptedAt": "2026-11-22T01:20:00Z",
                 "acceptedBy": "%s", "history": null}""".formatted(report, area, category, Person.DESK.subject());
    }

    /** Hands a dossier over. @return the report's id */
    public UUID accepted(String category) {
        UUID report = UUID.randomUUID();
        topics.event(
                "linli.intake.dossiers",
                report.toString(),
                "linli.intake.dossier-opened.v1",
                dossier(report, category));
        return report;
    }

    /** Hands a dossier over and waits for its case. @return the case's id */
    public String opened(String category) {
        return caseOf(accepted(category));
    }

    /** The case of a report, once it is there. */
    public String caseOf(UUID report) {
        return await().atMost(SOON).until(() -> find(report), id -> id != null);
    }

    /** The case of a report as it was published, if it was. */
    public @Nullable String find(UUID report) {
        return Database.one("SELECT id::text FROM case_file WHERE report_id = '" + report + "'");
    }

    public static RequestSpecification as(Person person) {
        return given().auth().oauth2(person.token()).contentType(ContentType.JSON);
    }

    public JsonPath read(Person person, String path) {
        return as(person).get(path).then().statusCode(200).extract().jsonPath();
    }

    public JsonPath readCase(String id) {
        return read(Person.AUDITOR, "/v1/cases/" + id);
    }

    /** Posts an action with the version that is present now. */
    public Response act(Person person, String path, Map<String, ?> body) {
        return act(person, path, body, version(path));
    }

    /** The version that is present now of what an action's path is about. */
    public long version(String path) {
        return read(Person.AUDITOR, path.replaceFirst("^(/v1/[a-z]+/[^/]+)/.*", "$1"))
                .getLong("version");
    }

    public Response act(Person person, String path, Map<String, ?> body, long version) {
        return as(person).header("If-Match", "\"" + version + "\"").body(body).post(path);
    }

    public void did(Person person, String path, Map<String, ?> body) {
        act(person, path, body).then().statusCode(200);
    }

    /** Orders of a case, in the order they were issued. */
    public List<String> orders(String caseId) {
        return readCase(caseId).getList("orders.id");
    }

    public String order(String caseId) {
        return orders(caseId).getLast();
    }

    /** Uploads a picture. */
    public Map<String, String> photo(Person person) {
        return given().auth()
                .oauth2(person.token())
                .contentType("image/png")
                .body(picture())
                .post("/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .as(new io.restassured.common.mapper.TypeRef<>() {});
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Waits until the case's topic ends with this event. @return all events of the case */
    public List<Topics.Read> storyEndingWith(String caseId, String last) {
        return await().atMost(SOON)
                .until(
                        () -> story(caseId),
                        story -> !story.isEmpty() && story.getLast().type().equals(last));
    }

    /** What was published of a case so far. */
    public List<Topics.Read> story(String caseId) {
        return topics.read("linli.dispatch.cases", caseId);
    }

    /** Types of what was published of a case so far. */
    public List<String> types(String caseId) {
        return story(caseId).stream().map(Topics.Read::type).toList();
    }

    /** Files and dispatches a case that waits for both. @return the lead's order */
    public String dispatched(String caseId, String lead, String... supporting) {
        did(Person.CHIEF, "/v1/cases/" + caseId + "/filing", Map.of());
        did(
                Person.DISPATCHER,
                "/v1/cases/" + caseId + "/dispatching",
                Map.of("lead", lead, "supporting", List.of(supporting)));
        return orders(caseId).getFirst();
    }

    public void took(Person person, String order) {
        did(person, "/v1/orders/" + order + "/taking", Map.of());
    }

    public void reported(Person person, String order) {
        did(person, "/v1/orders/" + order + "/report", Map.of("words", "已修复", "answer", "您好,已修复,感谢反映。"));
    }

    public void passed(String caseId) {
        did(Person.INSPECTOR, "/v1/cases/" + caseId + "/check", Map.of("outcome", "passed", "note", "现场平整"));
    }

    /** What the unit read of an order. */
    public List<Topics.Read> department(String unit, String orderId, int atLeast) {
        return await().atMost(SOON)
                .until(() -> topics.read("linli.dispatch.orders." + unit, orderId), read -> read.size() >= atLeast);
    }
}
