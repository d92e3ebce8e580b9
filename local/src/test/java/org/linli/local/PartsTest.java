package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static Parts parts;

    @BeforeAll
    static void start() {
        parts = Parts.own();
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @Test
    void postgresqlWritesThroughToTheDisk() {
        var sql = ((OwnPostgres) parts.database()).sql();

        assertThat(List.of("fsync", "synchronous_commit", "full_page_writes"))
                .allSatisfy(
                        setting -> assertThat(sql.firstOf("SHOW " + setting)).isEqualTo("on"));
        assertThat(sql.firstOf("SHOW server_version")).startsWith("18.");
    }

    @Test
    void aCommittedRowSurvivesAKilledServer() throws SQLException {
        var sql = ((OwnPostgres) parts.database()).sql();
        var database = "survives_" + UUID.randomUUID().toString().replace("-", "");
        parts.jdbcUrl(database);
        sql.execute(database, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('邻里')");

        parts.database().kill();
        parts.database().start();

        try (var connection = sql.connect(database);
                var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("邻里");
        }
    }

    @Test
    void acknowledgedRecordsSurviveAKilledAndAStoppedBroker() throws Exception {
        var topic = "survives-" + UUID.randomUUID();

        send(topic, "before the kill");
        parts.kafka().kill();
        parts.kafka().start();
        send(topic, "after the kill");
        parts.kafka().stop();
        parts.kafka().start();

        assertThat(read(topic, 2)).containsExactlyInAnyOrder("before the kill", "after the kill");
    }

    @Test
    void nothingIsLeftRunningAfterTheEnd() {
        var own = Parts.own();
        var processes = List.of(
                ((OwnPostgres) own.database()).process().orElseThrow(),
                ((OwnKafka) own.kafka()).process().orElseThrow());

        own.close();

        assertThat(processes).noneMatch(OsProcess::isAlive);
        assertThat(Ports.isTaken(own.bootstrapServers())).isFalse();
    }

    @Test
    void aDatabaseIsMadeOnceAndDroppedWhenAsked() {
        var name = "made_" + UUID.randomUUID().toString().replace("-", "");
        var sql = ((OwnPostgres) parts.database()).sql();

        assertThat(parts.jdbcUrl(name)).isEqualTo(parts.jdbcUrl(name)).endsWith("/" + name);
        parts.database().drop(name);

        assertThat(sql.firstOf("SELECT 1 FROM pg_database WHERE datname = '" + name + "'"))
                .isNull();
    }

    private static void send(String topic, String text) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", parts.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, text.getBytes(StandardCharsets.UTF_8)))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String topic, int expected) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                parts.bootstrapServers(),
                "group.id",
                "reader-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest");
        var texts = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> texts.add(new String(each.value(), StandardCharsets.UTF_8)));
                return texts.size() >= expected;
            });
        }
        return texts;
    }
}
