package org.linli.reporting.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.reporting.testing.Service.awaitIndicator;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.linli.reporting.testing.Town;
import org.linli.reporting.testing.Wire;
import org.linli.reporting.testing.Wire.Event;

@QuarkusTest
class FeedComponentTest {

    @Test
    void offsetsAreCommittedOnceTheirRecordsAreInEffect() throws Exception {
        Town town = new Town();
        List<RecordMetadata> sent;
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                town.story().submitted(town.at(0, "08:00")).refused(town.at(0, "09:00")).all().stream()
                        .map(Event::asRecord)
                        .forEach(records::add);
            }
            sent = wire.sendRecords(records);
        }
        awaitIndicator(town, "refused", "50");

        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)))) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var committed = admin.listConsumerGroupOffsets("linli-reporting")
                        .partitionsToOffsetAndMetadata()
                        .get();
                for (RecordMetadata record : sent) {
                    var at = committed.get(new TopicPartition(record.topic(), record.partition()));
                    assertThat(at).isNotNull();
                    assertThat(at.offset()).isGreaterThan(record.offset());
                }
            });
        }
    }

    @Test
    void readinessDoesNotHangOnKafka() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.findAll { it.name.toLowerCase().contains('messaging') && it.data != null }.size()",
                        equalTo(0));
    }
}
