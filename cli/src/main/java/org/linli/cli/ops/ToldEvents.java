package org.linli.cli.ops;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.linli.cli.api.PartAway;

/** Reads all topics of the platform from a moment to their present end, and names the events of one service; no payload. */
final class ToldEvents {

    /** A broker that went away makes a reader wait without a word. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrap;
    private final Properties signingIn;
    private final PrintStream out;

    /** @param signingIn address, and whatever else a client needs to be let in */
    ToldEvents(String bootstrap, Properties signingIn, PrintStream out) {
        this.bootstrap = bootstrap;
        this.signingIn = signingIn;
        this.out = out;
    }

    /** @throws PartAway when Kafka does not answer */
    void list(RestoredService service, Instant since) {
        out.println("event_id,time,topic,key,type,version");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("linli."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            Map<TopicPartition, Long> asked = new HashMap<>();
            partitions.forEach(each -> asked.put(each, since.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> begins = new HashMap<>(consumer.offsetsForTimes(asked));
            begins.values().removeIf(java.util.Objects::isNull);
            Map<TopicPartition, Long> ends = consumer.endOffsets(begins.keySet());
            consumer.assign(begins.keySet());
            begins.forEach((partition, begin) -> consumer.seek(partition, begin.offset()));
            long patientUntil = System.nanoTime() + PATIENCE.toNanos();
            while (begins.keySet().stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                ConsumerRecords<String, byte[]> read = consumer.poll(Duration.ofMillis(200));
                read.forEach(record -> tell(service, record));
                if (!read.isEmpty()) {
                    patientUntil = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() - patientUntil > 0) {
                    // A list that ends too early would read as if the rest were known.
                    throw new PartAway("Kafka (" + bootstrap + ")");
                }
            }
        } catch (KafkaException failed) {
            throw KafkaSaysNo.because(bootstrap, failed);
        }
    }

    private void tell(RestoredService service, ConsumerRecord<String, byte[]> record) {
        if (service.source().equals(header(record, "ce_source"))) {
            out.println(String.join(
                    ",",
                    header(record, "ce_id"),
                    header(record, "ce_time"),
                    record.topic(),
                    '"' + String.valueOf(record.key()).replace("\"", "\"\"") + '"',
                    header(record, "ce_type"),
                    header(record, "ce_aggregateversion")));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(signingIn);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
        return settings;
    }
}
