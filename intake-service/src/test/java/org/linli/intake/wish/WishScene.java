package org.linli.intake.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.TestTokens;

/** A resident with a wish, the desk of their street, and what volunteer-service tells of it. */
abstract class WishScene {

    static final String NAME = "王奶奶";
    static final String PHONE = "13900001234";
    static final String ADDRESS = "桂花苑 7 栋 301";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    People people;

    @Inject
    Database database;

    final String maker = "r-" + UUID.randomUUID();
    final String volunteer = "v-" + UUID.randomUUID();
    private final String need = UUID.randomUUID().toString();
    private long needVersion = 3;
    private long holdersVersion;
    String desk = "";

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
        desk = people.in("desk", "tc-s1").token();
    }

    String maker() {
        return TestTokens.of(maker, "linli-app", "resident");
    }

    /** Somebody who helps, by the claim of volunteer-service. */
    String volunteer() {
        return TestTokens.of(volunteer, "linli-app", "volunteer", "resident");
    }

    static Map<String, Object> wish() {
        Instant begins = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "haircut");
        body.put("words", "行动不便,想理个发。");
        body.put("area", "tc-g1");
        body.put("beginsAt", begins.toString());
        body.put("endsAt", begins.plus(Duration.ofHours(2)).toString());
        body.put("minutes", 60);
        body.put("skills", List.of(List.of("haircut")));
        body.put("consent", true);
        body.put("contact", Map.of("name", NAME, "phone", PHONE, "address", ADDRESS));
        return body;
    }

    static Response make(String token, Map<String, Object> body) {
        return make(token, body, UUID.randomUUID().toString());
    }

    static Response make(String token, Map<String, Object> body, String key) {
        return Calls.as(token).header("Idempotency-Key", key).body(body).post("/v1/wishes");
    }

    /** @return the id */
    String made() {
        return make(maker(), wish()).then().statusCode(201).extract().path("id");
    }

    String approved() {
        String id = made();
        act(desk, id, "approval", Map.of()).then().statusCode(200);
        return id;
    }

    /** Volunteers came and went. */
    String served() {
        String id = approved();
        needs(id, "need-filled");
        needs(id, "need-begun");
        needs(id, "need-done");
        awaitState(id, "served");
        return id;
    }

    /** Acts with the version the desk sees now. */
    Response act(String token, String id, String action, Map<String, Object> body) {
        String etag = Calls.as(desk).get("/v1/wishes/" + id).header("ETag");
        return Calls.as(token)
                .header("Accept-Language", "en")
                .header("If-Match", etag)
                .body(body)
                .post("/v1/wishes/" + id + "/" + action);
    }

    void awaitState(String id, String state) {
        await().untilAsserted(
                        () -> assertThat(Calls.as(desk).get("/v1/wishes/" + id).<String>path("state"))
                                .isEqualTo(state));
    }

    /** What volunteer-service tells of the need, each record twice, with the next version. */
    void needs(String wish, String event) {
        needs(wish, "micro-wish", event, ++needVersion);
    }

    void needs(String wish, String originKind, String event, long version) {
        String type = "linli.volunteer." + event + ".v1";
        ObjectNode json = example("linli.volunteer.needs", type)
                .put("originKind", originKind)
                .put("originId", wish)
                .put("needId", need);
        twice("linli.volunteer.needs", type, version, json);
    }

    void holders(String wish, String... subjects) {
        holders(wish, ++holdersVersion, subjects);
    }

    void holders(String wish, long version, String... subjects) {
        String type = "linli.volunteer.holders-changed.v1";
        ObjectNode json = example("linli.volunteer.holders", type)
                .put("originKind", "micro-wish")
                .put("originId", wish)
                .put("needId", need);
        json.set("holders", JSON.valueToTree(subjects));
        twice("linli.volunteer.holders", type, version, json);
    }

    private void twice(String topic, String type, long version, ObjectNode json) {
        assertThat(Contracts.broken(topic, type, json.toString())).isEmpty();
        UUID id = UUID.randomUUID();
        Topic.send(topic, need, type, id, version, Instant.now(), json);
        Topic.send(topic, need, type, id, version, Instant.now(), json);
    }

    /** The events told of the wish, in their order; each keeps its contract and tells nothing of whom it is for. */
    List<Topic.Event> told(String id, int count) {
        List<Topic.Event> events =
                await().until(() -> Topic.read("linli.intake.wishes", id), all -> all.size() >= count);
        assertThat(events).hasSize(count);
        for (Topic.Event event : events) {
            assertThat(Contracts.broken(
                            "linli.intake.wishes", event.type(), event.data().toString()))
                    .as(event.type())
                    .isEmpty();
            assertThat(event.data().toString()).doesNotContain(NAME, PHONE, ADDRESS, "理个发", maker, volunteer);
        }
        return events;
    }

    static List<String> kinds(List<Topic.Event> events) {
        return events.stream()
                .map(event -> event.type().replaceAll("linli\\.intake\\.(.*)\\.v1", "$1"))
                .toList();
    }

    private static ObjectNode example(String topic, String type) {
        try {
            return (ObjectNode) JSON.readTree(Contracts.example(topic, type));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
