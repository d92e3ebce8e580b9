package org.linli.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends each record that appears on some topics once more, with the same headers and bytes, as a stumbling producer does. */
final class Echo implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Queue<ConsumerRecord<String, byte[]>> firsts = new ConcurrentLinkedQueue<>();
    private final Queue<ConsumerRecord<String, byte[]>> all = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::echo, "echo");
    private volatile boolean closing;

    /** Echoes what comes from now on. */
    Echo(String bootstrapServers, List<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** Every record that was there for the first time, in the order of its partition, whose bytes hold the text. */
    List<ConsumerRecord<String, byte[]>> holding(String topic, String text) {
        return firsts.stream()
                .filter(record -> record.topic().equals(topic) && text(record).contains(text))
                .toList();
    }

    /** How often a record with this id came by. */
    long times(ConsumerRecord<String, byte[]> record) {
        return all.stream().filter(other -> id(other).equals(id(record))).count();
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /** The end of its type: {@code need-opened}. */
    static String kind(ConsumerRecord<String, byte[]> record) {
        return header(record, "ce_type").replaceAll(".*\\.([a-z-]+)\\.v\\d+", "$1");
    }

    static long version(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(header(record, "ce_aggregateversion"));
    }

    private void echo() {
        while (!closing) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                all.add(record);
                if (seen.add(id(record))) {
                    firsts.add(record);
                    producer.send(new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers()));
                }
            }
            producer.flush();
        }
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return header(record, "ce_id");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
        consumer.close();
        producer.close();
    }
}
