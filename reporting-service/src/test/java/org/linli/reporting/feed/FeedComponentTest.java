package org.linli.reporting.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.indicators;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.reporting.testing.Town;

@QuarkusTest
class FeedComponentTest {

    @Inject
    Feed feed;

    @Inject
    @Any
    Instance<Consumption> consumptions;

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
            await().untilAsserted(() -> {
                var committed = admin.listConsumerGroupOffsets("linli-reporting-reports")
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
    void aChannelThatReadsItsTopicFromTheStartUnderANewGroupChangesNothing() throws Exception {
        Town town = new Town();
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            wire.send(town.story()
                    .submitted(town.at(0, "06:37"))
                    .accepted(town.at(0, "07:20"))
                    .filed(town.at(0, "08:33"), town.at(4, "17:00"))
                    .dispatched(town.at(0, "08:33"), town.unit, town.at(4, "17:00"))
                    .taken(town.at(0, "08:50"))
                    .reportedBack(town.at(0, "11:48"), true)
                    .failed(town.at(0, "12:00"))
                    .reportedBack(town.at(0, "13:00"), true)
                    .passed(town.at(0, "14:10"))
                    .closed(town.at(0, "14:10"), true)
                    .all());
        }
        awaitIndicator(town, "accepted", "1");
        awaitIndicator(town, "closed", "1");
        List<Object> before = indicators(town).extract().path("indicators");

        long again = 0;
        for (Consumption channel : consumptions) {
            again += readUnderANewGroup(channel.routes());
        }

        assertThat(again).isGreaterThan(town.registry().size() + 10L);
        assertThat(indicators(town).extract().<List<Object>>path("indicators")).isEqualTo(before);
    }

    /** Hands everything on the channel's topic to it once more, in batches as the connector would. */
    private long readUnderANewGroup(EventRoutes routes) {
        Config config = ConfigProvider.getConfig();
        String topic = config.getValue("mp.messaging.incoming." + routes.channel() + ".topic", String.class);
        long read = 0;
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        config.getValue("kafka.bootstrap.servers", String.class),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "linli-reporting-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            reader.assign(partitions);
            while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
                ConsumerRecords<String, byte[]> batch = reader.poll(Duration.ofMillis(200));
                feed.handle(routes, batch);
                read += batch.count();
            }
        }
        return read;
    }
}
