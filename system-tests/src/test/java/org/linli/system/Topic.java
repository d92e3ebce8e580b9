package org.linli.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic read from its beginning to its present end, as a stranger reads it. */
final class Topic {

    private final String bootstrapServers;
    private final String name;

    Topic(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    /** Tells the key and the aggregate's version of each record, in the order of its partition. */
    void read(BiConsumer<String, Long> each) {
        events(event -> each.accept(event.key(), event.version()));
    }

    /** An event as a reader takes it up. */
    record Event(String key, String id, String type, long version) {}

    /** Tells each event in the order of its partition. */
    void events(Consumer<Event> each) {
        records(r -> each.accept(new Event(
                r.key(), header(r, "ce_id"), header(r, "ce_type"), Long.parseLong(header(r, "ce_aggregateversion")))));
    }

    /** The first record of a key, which must be there. */
    ConsumerRecord<String, byte[]> first(String key) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        records(r -> {
            if (key.equals(r.key())) {
                found.add(r);
            }
        });
        return found.getFirst();
    }

    /** Sends a record as it is and waits until the broker has it. */
    void send(String key, byte @Nullable [] value, Iterable<Header> headers) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name, null, key, value, headers)).get(30, TimeUnit.SECONDS);
        }
    }

    private void records(Consumer<ConsumerRecord<String, byte[]>> each) {
        // A reader that is closed first waits for the fetch on its way, which waits for more: half a second by default.
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", 10),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(p -> new TopicPartition(name, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(each);
            }
        }
    }

    private static String header(ConsumerRecord<String, byte[]> read, String name) {
        return new String(read.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
