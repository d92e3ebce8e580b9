package org.linli.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Puts records on topics as the other services do. */
public final class Wire implements AutoCloseable {

    /** An event on its way. */
    public record Event(String topic, String key, String type, long version, Instant time, String json) {

        public ProducerRecord<String, byte[]> asRecord() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", UUID.randomUUID().toString());
            headers.put("ce_source", topic.startsWith("linli.intake") ? "/linli/intake" : "/linli/dispatch");
            headers.put("ce_type", type);
            headers.put("ce_time", time.toString());
            headers.put("ce_subject", key);
            headers.put("ce_aggregateversion", String.valueOf(version));
            headers.put("content-type", "application/json");
            return raw(topic, key, headers, json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                    ProducerConfig.ACKS_CONFIG,
                    "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    public static ProducerRecord<String, byte[]> raw(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Sends and waits until the broker has everything. */
    public void send(List<Event> events) {
        sendRecords(events.stream().map(Event::asRecord).toList());
    }

    /** As {@link #send}, records as they are. */
    public List<RecordMetadata> sendRecords(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        List<RecordMetadata> places = new ArrayList<>();
        for (Future<RecordMetadata> one : sent) {
            try {
                places.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return places;
    }

    @Override
    public void close() {
        producer.close();
    }
}
