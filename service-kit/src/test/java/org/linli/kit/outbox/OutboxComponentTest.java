package org.linli.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.figure.CountingFigures;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class OutboxComponentTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxRetention retention;

    @Inject
    CountingFigures figures;

    @Inject
    MeterRegistry metrics;

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String username;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final String topic = "linli.kit.out-" + UUID.randomUUID();

    @Test
    void eventsOfAKeyArriveInTheirOrderWhateverElseIsSent() {
        List<String> keys = IntStream.range(0, 20).mapToObj(i -> "k" + i).toList();

        for (int version = 1; version <= 15; version++) {
            for (String key : keys) {
                add(key, version);
            }
        }

        for (String key : keys) {
            await().until(() -> payloads(key).size() >= 15);
            assertThat(payloads(key))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 15)
                            .mapToObj(v -> key + ":" + v)
                            .toList());
        }
    }

    @Test
    void aKeyWithThousandsOfEventsIsSentInOrderAndHidesNobodyElses() throws SQLException {
        int many = 3_000;
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(IntStream.rangeClosed(1, many)
                        .mapToObj(version -> event("busy", version))
                        .toList()));
        String other = IntStream.range(0, 100)
                .mapToObj(i -> "other" + i)
                .filter(key -> relay.laneOf(key) == relay.laneOf("busy"))
                .findFirst()
                .orElseThrow();
        add(other, 1);
        await().pollInterval(Duration.ofMillis(2)).until(() -> unsent(other) == 0);
        long stillBusy = unsent("busy");

        await().atMost(Duration.ofSeconds(60)).until(() -> unsent("busy") == 0);

        assertThat(stillBusy)
                .as("rows of the busy key that the other one did not wait for")
                .isPositive();
        assertThat(payloads("busy"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, many)
                        .mapToObj(version -> "busy:" + version)
                        .toList());
    }

    @Test
    void aLookThatBeginsLaterSendsNothingOfAKeyThatHasEarlierRows() throws SQLException {
        String nowhere = "linli.kit.nowhere-" + UUID.randomUUID();
        try (Connection unknown = database.getConnection();
                Statement rows = unknown.createStatement();
                LaneConnection lane = LaneConnection.open(new LaneConnection.Source(url, username, password), 999)) {
            for (int version = 1; version <= 3; version++) {
                rows.execute("""
                        WITH fact AS (
                          INSERT INTO outbox (event_id, aggregate, version, topic, key, lane, type, subject, time)
                          VALUES (gen_random_uuid(), '%1$s', %2$d, '%1$s', 'k', 999, 't', 's', now())
                          RETURNING lane, topic, key, seq)
                        INSERT INTO outbox_unsent (lane, topic, key, seq) SELECT * FROM fact""".formatted(nowhere, version));
            }
            List<UnsentRow> all = lane.next(0, List.of(), List.of(), 10);

            assertThat(all).extracting(UnsentRow::version).containsExactly(1L, 2L, 3L);
            assertThat(lane.next(all.get(1).seq(), List.of(), List.of(), 10)).isEmpty();
            assertThat(lane.next(0, List.of(), List.of("k"), 10)).isEmpty();
            assertThat(lane.countRefusal(all.get(1).seq(), 1, "too large")).isTrue();
            assertThat(lane.next(0, List.of(), List.of(), 10))
                    .as("what is before the parked row")
                    .extracting(UnsentRow::version)
                    .containsExactly(1L);
            rows.execute("DELETE FROM outbox_unsent WHERE lane = 999");
        }
    }

    @Test
    void whatIsRolledBackIsNeverSent() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(event("k", 1));
                    throw new IllegalStateException("the change failed");
                }))
                .isInstanceOf(IllegalStateException.class);

        add("k", 1);

        await().until(() -> !payloads("k").isEmpty());
        assertThat(payloads("k")).hasSize(1);
    }

    @Test
    void aSecondEventOfTheSameVersionFailsItsTransaction() {
        add("k", 1);

        assertThatThrownBy(() -> add("k", 1)).hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void nothingIsAddedWithoutATransaction() {
        assertThatThrownBy(() -> outbox.add(event("k", 1))).hasMessageContaining("ransaction");
    }

    @Test
    void aLaneGoesOnWhenItsSessionIsKilled() throws SQLException {
        add("k", 1);
        await().until(() -> payloads("k").size() == 1);

        try (Connection other = DriverManager.getConnection(url, username, password);
                Statement kill = other.createStatement()) {
            kill.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name LIKE 'linli-outbox-lane-%' AND datname = current_database()");
        }
        add("k", 2);

        await().until(() -> payloads("k").contains("k:2"));
        assertThat(payloads("k").stream().distinct()).containsExactly("k:1", "k:2");
    }

    @Test
    void aSecondReplicaDoesNotGetALaneThatIsHeld() throws SQLException {
        add("k", 1);
        await().until(() -> payloads("k").size() == 1);

        try (LaneConnection other =
                LaneConnection.open(new LaneConnection.Source(url, username, password), relay.laneOf("k"))) {
            assertThat(other.takes()).isFalse();
        }
    }

    @Test
    void aRowThatCanNeverBeSentParksItsOwnKeyOnly() {
        byte[] tooLarge = new byte[3 * 1024 * 1024];
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(OutboxEvent.of(topic, "big", "big/" + topic, 1, "t", Instant.now(), tooLarge)));
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(OutboxEvent.of(
                        topic,
                        "big",
                        "big/" + topic,
                        2,
                        "t",
                        Instant.now(),
                        "big:2".getBytes(StandardCharsets.UTF_8))));
        add("k", 1);

        await().until(() -> payloads("k").size() == 1);
        await().until(() -> parkedRows() == 1);
        assertThat(payloads("big")).isEmpty();
    }

    @Test
    void aTopicThatIsNotThereHoldsUpNoOtherAndGetsItsRowsInOrderOnceItIs() throws Exception {
        String missing = "linli.kit.missing-" + UUID.randomUUID();
        // The broker makes a topic when it is first used, but not while there is one of so like a name.
        String like = missing.replace('.', '_');
        List<String> keys = IntStream.range(0, 8).mapToObj(i -> "m" + i).toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(like, 1, (short) 1))).all().get();
            for (int version = 1; version <= 2; version++) {
                for (String key : keys) {
                    add(missing, key, version);
                }
            }
            for (int i = 0; i < 20; i++) {
                add("k" + i, 1);
                add("k" + i, 2);
            }
            for (int i = 0; i < 20; i++) {
                String key = "k" + i;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> payloads(key).equals(List.of(key + ":1", key + ":2")));
            }
            assertThat(count("SELECT count(*) FROM outbox_unsent WHERE topic = '" + missing + "'"))
                    .isEqualTo(16);
            admin.deleteTopics(List.of(like)).all().get();
        }

        for (String key : keys) {
            await().atMost(LaneTopics.LONGEST_PAUSE.multipliedBy(2))
                    .until(() -> payloads(missing, key).size() == 2);
            assertThat(payloads(missing, key)).containsExactly(key + ":1", key + ":2");
        }
    }

    @Test
    void neitherEndOfALaneWaitsForEverForTheOtherThatIsGoneWithoutAWord() throws SQLException {
        try (Connection connection = new LaneConnection.Source(url, username, password).open();
                Statement statement = connection.createStatement();
                ResultSet idle = statement.executeQuery("SHOW tcp_keepalives_idle")) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
            assertThat(idle.next()).isTrue();
            assertThat(idle.getInt(1)).isEqualTo(10);
        }
    }

    @Test
    void whatWasSentStaysForItsRetentionAndWhatWasNotSentStaysLonger() throws SQLException {
        add("k", 1);
        await().until(() -> rows("outbox_unsent") == 0);
        assertThat(rows("outbox")).isEqualTo(1);
        byte[] tooLarge = new byte[3 * 1024 * 1024];
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(OutboxEvent.of(topic, "big", "big/" + topic, 1, "t", Instant.now(), tooLarge)));
        retention.sweep();
        assertThat(rows("outbox")).isEqualTo(2);

        change("UPDATE outbox SET added_at = now() - interval '31 days' WHERE topic = '" + topic + "'");
        retention.sweep();

        assertThat(rows("outbox")).isEqualTo(1);
        assertThat(rows("outbox_unsent")).isEqualTo(1);
    }

    @Test
    void theOldestUnsentRowIsOneThatCouldBeSentWhateverIsParked() throws SQLException {
        unheld("parked", "3 hours", "'too large'");
        unheld("parked", "2 hours", "NULL");
        unheld("waiting", "1 hour", "NULL");
        try {
            await().untilAsserted(() -> {
                figures.count();
                assertThat(metrics.get("linli.outbox.oldest.unsent.seconds")
                                .gauge()
                                .value())
                        .isBetween(3600.0, 7199.0);
            });
        } finally {
            change("DELETE FROM outbox_unsent WHERE topic = '" + topic + "'");
        }
    }

    /** A row in a lane that nobody sends. */
    private void unheld(String key, String age, String parkedWhy) throws SQLException {
        change("""
                WITH fact AS (
                  INSERT INTO outbox (event_id, aggregate, version, topic, key, lane, type, subject, time, added_at)
                  VALUES (gen_random_uuid(), gen_random_uuid(), 1, '%1$s', '%2$s', 998, 't', 's', now(),
                          now() - interval '%3$s')
                  RETURNING lane, topic, key, seq)
                INSERT INTO outbox_unsent (lane, topic, key, seq, parked_why) SELECT fact.*, %4$s FROM fact""".formatted(topic, key, age, parkedWhy));
    }

    private long rows(String table) throws SQLException {
        return count("SELECT count(*) FROM " + table + " WHERE topic = '" + topic + "'");
    }

    private long unsent(String key) throws SQLException {
        return count("SELECT count(*) FROM outbox_unsent WHERE topic = '" + topic + "' AND key = '" + key + "'");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void add(String key, long version) {
        add(topic, key, version);
    }

    private void add(String topic, String key, long version) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(event(topic, key, version)));
    }

    private OutboxEvent event(String key, long version) {
        return event(topic, key, version);
    }

    private static OutboxEvent event(String topic, String key, long version) {
        return OutboxEvent.of(
                topic,
                key,
                "thing/" + topic + "/" + key,
                version,
                "linli.kit.thing-changed.v1",
                Instant.now(),
                (key + ":" + version).getBytes(StandardCharsets.UTF_8));
    }

    private long parkedRows() throws SQLException {
        return count("SELECT count(*) FROM outbox_unsent WHERE parked_why IS NOT NULL AND topic = '" + topic + "'");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        }
    }

    private List<String> payloads(String key) {
        return payloads(topic, key);
    }

    private List<String> payloads(String topic, String key) {
        List<String> found = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1)));
        }
        // A reader that is closed first waits for the fetch on its way, which waits for more: half a second by default.
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "fetch.max.wait.ms", 10),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> {
                    if (r.key().equals(key)) {
                        found.add(r.value());
                    }
                });
            }
        }
        return found;
    }
}
