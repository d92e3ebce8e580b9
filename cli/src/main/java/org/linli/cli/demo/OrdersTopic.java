package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.linli.cli.api.PartAway;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Refusal;

/** A unit's topic of work orders, read as the department reads it: with a consumer of its own and nothing else. */
final class OrdersTopic {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Clocks of the machine and of the broker need not agree. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** A record as it was read. */
    record Read(String topic, int partition, long offset, String type, JsonNode order) {}

    private final String bootstrap;
    private final ObjectMapper json = new ObjectMapper();

    OrdersTopic(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Waits for an order of a case.
     *
     * @param since nothing written long before is looked at
     * @throws Refusal when it does not come in time
     * @throws PartAway when Kafka does not answer
     */
    Read await(String unit, String caseId, Instant since, Duration limit) {
        String topic = "linli.dispatch.orders." + unit;
        long end = System.nanoTime() + limit.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
            while (System.nanoTime() < end && !positioned(consumer, topic, since.minus(SLACK))) {
                Pause.of(POLL);
            }
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    JsonNode order = json.readTree(record.value() == null ? new byte[0] : record.value());
                    if (order.path("caseId").asText().equals(caseId)) {
                        return new Read(topic, record.partition(), record.offset(), type(record), order);
                    }
                }
            }
        } catch (KafkaException | IOException away) {
            throw new PartAway("Kafka (" + bootstrap + ")");
        }
        throw Refusal.because(
                "等待 " + limit.toSeconds() + " 秒,主题中仍无工单 · no order after " + limit.toSeconds() + " s on " + topic);
    }

    private static boolean positioned(KafkaConsumer<String, byte[]> consumer, String topic, Instant since) {
        List<PartitionInfo> known = partitionsOf(consumer, topic);
        if (known.isEmpty()) {
            return false;
        }
        List<TopicPartition> partitions = known.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(p -> p, p -> since.toEpochMilli())));
        consumer.seekToBeginning(partitions);
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
        return true;
    }

    /** None while the topic is not there: it is made a little after its unit was loaded. */
    private static List<PartitionInfo> partitionsOf(KafkaConsumer<String, byte[]> consumer, String topic) {
        try {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            return known == null ? List.of() : known;
        } catch (UnknownTopicOrPartitionException notYet) {
            return List.of();
        }
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        return settings;
    }
}
