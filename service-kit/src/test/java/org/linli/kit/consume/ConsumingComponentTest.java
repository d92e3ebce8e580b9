package org.linli.kit.consume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.figure.CountingFigures;
import org.linli.kit.testing.TestIdentity;
import org.linli.kit.testing.TestTokens;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class ConsumingComponentTest {

    private static final byte[] FINE = "{\"text\":\"fine\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Object> MENDED = Map.of("headers", Map.of("ce_time", "2026-03-09T00:33:00Z"));

    @Inject
    Notes notes;

    @Inject
    AgroalDataSource database;

    @Inject
    CountingFigures figures;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "linli.consume.patience")
    Duration patience;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private NotesTopic topic;
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void open() {
        topic = new NotesTopic(bootstrap);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void anEventDeliveredTwiceCountsOnce() {
        Map<String, String> headers = NotesTopic.headers(key);

        topic.send(key, headers, FINE);
        topic.send(key, headers, FINE);
        topic.note(key, "last");

        await().until(() -> notes.of(key).contains("last"));
        assertThat(notes.of(key)).containsExactly("fine", "last");
    }

    @Test
    void aPassingFaultIsTriedUntilItPasses() {
        topic.note(key, "stumble");
        topic.note(key, "after");

        await().until(() -> notes.of(key).size() == 2);
        assertThat(notes.of(key)).containsExactly("stumble", "after");
        assertThat(notes.stumbles()).isGreaterThan(3);
    }

    @Test
    void anEventWaitsForWhatItRefersToBeforeWhatFollowsIt() {
        topic.note(key, "refers");
        topic.note(key, "after");
        await().until(() -> notes.waits(key) > 0);

        notes.arrives(key);

        await().until(() -> notes.of(key).size() == 2);
        assertThat(notes.of(key)).containsExactly("refers", "after");
        assertThat(letterOf(key)).isNull();
    }

    @Test
    void anEventWhoseReferenceNeverArrivesIsBuriedWhenPatienceEndsAndComesBackOnceItIsThere() {
        String other = key + "-other";
        long sent = System.nanoTime();
        topic.note(key, "refers");
        topic.note(key, "after");
        topic.note(other, "elsewhere");

        String letter = await().until(() -> letterOf(key), java.util.Objects::nonNull);

        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(patience);
        assertThat(notes.waits(key)).isGreaterThan(2);
        await().until(() -> notes.of(other).equals(List.of("elsewhere")));
        assertThat(notes.of(key)).isEmpty();

        notes.arrives(key);
        replay(letter, Map.of()).statusCode(200);

        await().until(() -> notes.of(key).size() == 2);
        assertThat(notes.of(key)).containsExactly("refers", "after");
    }

    @Test
    void aCharacterTheDatabaseCannotHoldEndsNoChannel() {
        String odd = key + "\0";
        String ofType = key + "-type";
        String ofText = key + "-text";
        Map<String, String> type = NotesTopic.headers(ofType);
        type.put("ce_type", "linli.kit.\0.v1");

        topic.send(odd, NotesTopic.headers(key), FINE);
        topic.send(ofType, type, FINE);
        topic.note(ofText, "\\u0000");

        await().until(() -> notes.of(key).equals(List.of("fine")));
        await().until(() -> letterOf(ofType) != null && letterOf(ofText) != null);
    }

    @Test
    void anEventOfATypeThatIsKnownAndIgnoredPassesBy() {
        Map<String, String> headers = NotesTopic.headers(key);
        headers.put("ce_type", "linli.kit.note-ignored.v1");

        topic.send(key, headers, FINE);
        topic.note(key, "next");

        await().until(() -> notes.of(key).equals(List.of("next")));
    }

    @Test
    void eightKindsOfMalformedRecordsAreBuriedWithTheirReasonWhileTheChannelGoesOn() {
        record Kind(String name, Consumer<Map<String, String>> spoil, byte[] value, String reason) {}
        List<Kind> kinds = List.of(
                new Kind("time", h -> h.put("ce_time", "yesterday"), FINE, "ce_time: not RFC 3339"),
                new Kind("source", h -> h.remove("ce_source"), FINE, "ce_source: missing"),
                new Kind("id", h -> h.remove("ce_id"), FINE, "ce_id: missing"),
                new Kind(
                        "structured",
                        h -> h.put("content-type", "application/cloudevents+json"),
                        FINE,
                        "structured mode"),
                new Kind("content", h -> h.put("content-type", "text/plain"), FINE, "content-type: text/plain"),
                new Kind("null", h -> {}, null, "value: null"),
                new Kind(
                        "utf8", h -> {}, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'}, "value: not UTF-8"),
                new Kind("type", h -> h.put("ce_type", "linli.kit.never-heard.v1"), FINE, "ce_type: unknown type"));

        for (Kind kind : kinds) {
            String its = key + "-" + kind.name();
            Map<String, String> headers = NotesTopic.headers(its);
            kind.spoil().accept(headers);
            topic.send(its, headers, kind.value());
            topic.note(its, "behind");
        }
        topic.note(key, "elsewhere");

        await().until(() -> notes.of(key).equals(List.of("elsewhere")));
        for (Kind kind : kinds) {
            String its = key + "-" + kind.name();
            await().untilAsserted(() -> {
                var dead = topic.read("linli.dlq.kit.notes", its);
                assertThat(dead).as(kind.name()).hasSize(1);
                assertThat(header(dead.getFirst(), "dlq_reason")).contains(kind.reason());
                assertThat(header(dead.getFirst(), "dlq_topic")).isEqualTo(NotesTopic.NAME);
                assertThat(header(dead.getFirst(), "dlq_offset")).matches("\\d+");
            });
            assertThat(notes.of(its)).as("what waits behind " + kind.name()).isEmpty();
        }
    }

    @Test
    void aMendedRecordComesBackBeforeWhatWaitedBehindIt() {
        topic.send(key, withBadTime(key), FINE);
        topic.note(key, "second");
        topic.note(key, "third");
        String letter = await().until(() -> letterOf(key), java.util.Objects::nonNull);
        topic.note(key, "fourth");

        replay(letter, MENDED).statusCode(200);
        topic.note(key, "fifth");

        await().until(() -> notes.of(key).size() == 5);
        assertThat(notes.of(key)).containsExactly("fine", "second", "third", "fourth", "fifth");
    }

    @Test
    void aReplayThatStopsHalfWayIsStillListedAndGoesOnWhereItStopped() {
        topic.send(key, withBadTime(key), FINE);
        topic.note(key, "second");
        topic.note(key, "while away");
        topic.note(key, "fourth");
        String letter = await().until(() -> letterOf(key), java.util.Objects::nonNull);
        await().until(() -> waitingBehind(key) == 3);

        notes.leaves(key);
        replay(letter, MENDED).statusCode(503);

        assertThat(notes.of(key)).containsExactly("fine", "second");
        assertThat(letterOf(key)).isEqualTo(letter);
        notes.returns(key);
        replay(letter, Map.of()).statusCode(200).body("followed", org.hamcrest.Matchers.is(2));
        assertThat(notes.of(key)).containsExactly("fine", "second", "while away", "fourth");
        assertThat(letterOf(key)).isNull();
        replay(letter, Map.of()).statusCode(200).body("followed", org.hamcrest.Matchers.is(0));
        assertThat(notes.of(key)).hasSize(4);
    }

    @Test
    void anOlderLetterReplayedAgainLetsNothingPassTheOneThatBlocksTheKeyNow() {
        topic.send(key, withBadTime(key), FINE);
        topic.note(key, "impossible");
        topic.note(key, "third");
        String first = await().until(() -> letterOf(key), java.util.Objects::nonNull);
        await().until(() -> waitingBehind(key) == 2);
        replay(first, MENDED).statusCode(200).body("blockedBecause", org.hamcrest.Matchers.is("text: impossible"));
        String second = letterOf(key);
        assertThat(second).isNotNull().isNotEqualTo(first);

        replay(first, Map.of())
                .statusCode(200)
                .body("followed", org.hamcrest.Matchers.is(0))
                .body("blockedBecause", org.hamcrest.Matchers.is("text: impossible"));
        topic.note(key, "fourth");
        await().until(() -> waitingBehind(key) == 2);

        assertThat(notes.of(key)).containsExactly("fine");
        assertThat(letterOf(key)).isEqualTo(second);
        replay(second, Map.of("value", "{\"text\":\"second\"}")).statusCode(200);
        assertThat(notes.of(key)).containsExactly("fine", "second", "third", "fourth");
        assertThat(letterOf(key)).isNull();
    }

    @Test
    void aRecordThatMeetsTheKeyWhileItsBlockPassesToAnotherLetterWaits() throws Exception {
        topic.send(key, withBadTime(key), FINE);
        String first = await().until(() -> letterOf(key), java.util.Objects::nonNull);

        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            UUID second = UUID.randomUUID();
            statement.executeUpdate(
                    "INSERT INTO dead_letter (id, channel, topic, partition, kafka_offset, key, headers,"
                            + " reason, dead_at) SELECT '" + second
                            + "', channel, topic || '-other', partition, kafka_offset, key,"
                            + " headers, reason, dead_at FROM dead_letter WHERE id = '" + first + "'");
            statement.executeUpdate(
                    "UPDATE blocked_key SET dead_letter = '" + second + "' WHERE dead_letter = '" + first + "'");
            topic.note(key, "behind");
            await().until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND wait_event_type = 'Lock' AND query LIKE '%FROM blocked_key%'")
                    > 0);
            other.commit();
        }

        await().until(() -> waitingBehind(key) == 1);
        assertThat(notes.of(key)).isEmpty();
    }

    @Test
    void aRecordStillWrongStaysDeadAndSaysWhy() {
        topic.note(key, "impossible");
        String letter = await().until(() -> letterOf(key), java.util.Objects::nonNull);

        replay(letter, Map.of())
                .statusCode(409)
                .body("detail", org.hamcrest.Matchers.containsString("text: impossible"));

        assertThat(letterOf(key)).isEqualTo(letter);
    }

    @Test
    void howMuchWaitsForAnOperatorIsAmongTheMetrics() throws SQLException {
        topic.note(key, "impossible");
        topic.note(key, "behind");
        await().until(() -> waitingBehind(key) == 1);

        figures.count();

        for (String figure : List.of("open", "blocked.keys", "waiting.records")) {
            assertThat(metrics.get("linli.letters." + figure).gauge().value())
                    .as(figure)
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void nobodyButAnAdministratorSeesDeadLetters() {
        given().get("/v1/dead-letters").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.of("someone", "linli-desk", "desk"))
                .get("/v1/dead-letters")
                .then()
                .statusCode(403);
    }

    private static Map<String, String> withBadTime(String key) {
        Map<String, String> headers = NotesTopic.headers(key);
        headers.put("ce_time", "yesterday");
        return headers;
    }

    private long waitingBehind(String key) throws SQLException {
        return count("SELECT count(*) FROM waiting_record WHERE key = '" + key + "'");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        }
    }

    private static ValidatableResponse replay(String letter, Map<String, Object> mending) {
        return given().auth()
                .oauth2(TestTokens.of("admin", "linli-cli", "administrator"))
                .header("Accept-Language", "en")
                .contentType("application/json")
                .body(mending)
                .post("/v1/dead-letters/" + letter + "/replay")
                .then();
    }

    private static String letterOf(String key) {
        List<Map<String, Object>> open = given().auth()
                .oauth2(TestTokens.of("admin", "linli-cli", "administrator"))
                .get("/v1/dead-letters?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("$");
        return open.stream()
                .filter(l -> key.equals(l.get("key")))
                .map(l -> (String) l.get("id"))
                .findFirst()
                .orElse(null);
    }

    private static String header(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
