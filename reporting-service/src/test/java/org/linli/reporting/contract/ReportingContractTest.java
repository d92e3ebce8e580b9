package org.linli.reporting.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.linli.reporting.testing.Service.publish;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.linli.kit.consume.Consumption;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Town;

@QuarkusTest
class ReportingContractTest {

    private static final String BULLETINS = "linli.reporting.bulletins";

    @Inject
    AgroalDataSource database;

    @Inject
    @Any
    Instance<Consumption> consumptions;

    @Test
    void everyApprovedExampleOfEveryHandledTypeIsAccepted() {
        Map<String, String> idsByChannel = new HashMap<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Consumption consumption : consumptions) {
            String channel = consumption.routes().channel();
            String topic =
                    ConfigProvider.getConfig().getValue("mp.messaging.incoming." + channel + ".topic", String.class);
            for (String type : consumption.routes().handledTypes()) {
                String id = UUID.randomUUID().toString();
                String json = Contracts.example(topic, type);
                assertThat(Contracts.broken(topic, type, json)).as(type).isEmpty();
                records.add(record(topic, type, id, json));
                expected.add(id);
                idsByChannel.put(id, channel + " " + type);
            }
        }
        assertThat(expected).hasSizeGreaterThanOrEqualTo(28);

        try (Wire wire = new Wire()) {
            wire.sendRecords(records);
        }

        await().untilAsserted(() -> {
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(handled(expected));
            assertThat(missing.stream().map(idsByChannel::get)).isEmpty();
        });
    }

    @Test
    void everyTypeOfTheFactTopicsIsHandled() {
        assertThat(types("cases"))
                .containsExactlyInAnyOrder(
                        "case-proposed",
                        "case-filed",
                        "case-declined",
                        "case-dispatched",
                        "case-handling",
                        "case-recalled",
                        "case-handled",
                        "case-check-opened",
                        "case-check-passed",
                        "case-check-failed",
                        "case-closed",
                        "case-late",
                        "case-due-changed",
                        "case-recorded",
                        "order-issued",
                        "order-taken",
                        "order-returned",
                        "order-not-taken",
                        "order-arbitrated",
                        "order-withdrawn",
                        "order-stage-done",
                        "order-handled",
                        "order-late");
        assertThat(types("reports"))
                .containsExactlyInAnyOrder(
                        "report-submitted", "report-verified", "report-accepted", "report-refused", "report-recorded");
    }

    @Test
    void aPublishedBulletinIsAnnouncedAsItsSchemaSays() {
        Town town = new Town();
        publish(town, Town.administrator(), Map.of()).statusCode(201);

        ConsumerRecord<String, byte[]> event = announced("weekly-" + town.week());

        String type = header(event, "ce_type");
        String json = new String(event.value(), StandardCharsets.UTF_8);
        assertThat(type).isEqualTo("linli.reporting.bulletin-published.v1");
        assertThat(header(event, "ce_source")).isEqualTo("/linli/reporting");
        assertThat(header(event, "ce_aggregateversion")).isEqualTo("1");
        assertThat(Contracts.broken(BULLETINS, type, json)).isEmpty();
    }

    private static ConsumerRecord<String, byte[]> announced(String bulletinId) {
        TopicPartition partition = new TopicPartition(BULLETINS, 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(bulletinId)) {
                        found.add(record);
                    }
                });
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private List<String> types(String channel) {
        return consumptions.stream()
                .map(Consumption::routes)
                .filter(routes -> routes.channel().equals(channel))
                .flatMap(routes -> routes.handledTypes().stream())
                .map(type -> type.replaceAll("^linli\\.[a-z]+\\.|\\.v1$", ""))
                .toList();
    }

    private List<String> handled(List<String> ids) throws java.sql.SQLException {
        List<String> handled = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT event_id FROM inbox WHERE event_id = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    handled.add(rows.getString(1));
                }
            }
        }
        return handled;
    }

    private static ProducerRecord<String, byte[]> record(String topic, String type, String id, String json) {
        return Wire.raw(
                topic,
                "example",
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", topic.startsWith("linli.dispatch") ? "/linli/dispatch" : "/linli/intake",
                        "ce_type", type,
                        "ce_time", "2026-03-09T00:33:00Z",
                        "ce_subject", "example",
                        "ce_aggregateversion", "1",
                        "content-type", "application/json"),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
