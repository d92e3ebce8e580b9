package org.linli.intake.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.linli.kit.testing.TopicReader;

/** A topic as another service would read and write it. */
public final class Topic {

    /** One event as it stood on the topic. */
    public record Event(String key, String type, String id, long version, JsonNode data) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    /** Every event of these keys on the topic so far, in its order. */
    public static List<Event> read(String topic, java.util.Collection<String> keys) {
        return TopicReader.ofTheApplication().read(topic, keys).stream()
                .map(Topic::event)
                .toList();
    }

    public static List<Event> read(String topic, String key) {
        return read(topic, List.of(key));
    }

    /** Sends an event as another service would; the same id again is a replay. */
    public static void send(String topic, String key, String type, UUID id, long version, Instant at, Object data) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record =
                    new ProducerRecord<>(topic, null, key, JSON.writeValueAsBytes(data));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            id.toString(),
                            "ce_source",
                            "/linli/dispatch",
                            "ce_type",
                            type,
                            "ce_time",
                            at.toString(),
                            "ce_subject",
                            key,
                            "ce_aggregateversion",
                            String.valueOf(version),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        try {
            return new Event(
                    record.key(),
                    header(record, "ce_type"),
                    header(record, "ce_id"),
                    Long.parseLong(header(record, "ce_aggregateversion")),
                    JSON.readTree(record.value()));
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String bootstrap() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
