package org.linli.dispatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.TopicReader;

/** The real topics, as the neighbours see them. */
public final class Topics {

    /** A record as it was read. */
    public record Read(String key, Map<String, String> headers, JsonNode data) {
        public String type() {
            return headers.getOrDefault("ce_type", "").replaceAll("^linli\\.[a-z]+\\.|\\.v1$", "");
        }

        public long version() {
            return Long.parseLong(headers.getOrDefault("ce_aggregateversion", "0"));
        }
    }

    public static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<String, byte[]> producer;

    private static @Nullable Topics shared;

    /** One producer for all tests of the process. */
    static synchronized Topics shared() {
        if (shared == null) {
            shared = new Topics(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        }
        return shared;
    }

    private Topics(String bootstrap) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public static Map<String, String> headers(String subject, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_source", "/linli/intake");
        headers.put("ce_type", type);
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", subject);
        headers.put("ce_aggregateversion", "1");
        headers.put("content-type", "application/json");
        return headers;
    }

    public void event(String topic, String key, String type, String json) {
        send(topic, key, headers(key, type), json);
    }

    public void send(String topic, String key, Map<String, String> headers, String value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Everything on a topic with this key, in order; nothing while the topic is not there. */
    public List<Read> read(String topic, String key) {
        return TopicReader.ofTheApplication().read(topic, List.of(key)).stream()
                .map(Topics::read)
                .toList();
    }

    private static Read read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        try {
            return new Read(record.key(), headers, JSON.readTree(record.value()));
        } catch (IOException notJson) {
            return new Read(record.key(), headers, JSON.nullNode());
        }
    }
}
