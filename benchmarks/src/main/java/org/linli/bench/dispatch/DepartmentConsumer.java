package org.linli.bench.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.linli.bench.platform.Pause;

/** A department reading its own topic of work orders, and when each order reached it. */
final class DepartmentConsumer implements AutoCloseable {

    private static final String ISSUED = "linli.dispatch.work-order-issued.v1";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String topic;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile int lastSize;
    private volatile @Nullable Throwable fault;

    /** Reads what comes from now on. */
    DepartmentConsumer(String bootstrapServers, String unit) {
        this.topic = "linli.dispatch.orders." + unit;
        this.thread = Thread.ofPlatform().name("department").start(() -> read(bootstrapServers));
        try {
            listening.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Waits until the order of each report has come. @return microseconds since 1970 by report */
    Map<String, Long> awaitAll(List<String> reports) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!arrivals.keySet().containsAll(reports)) {
            if (fault != null) {
                throw new IllegalStateException("the department's consumer failed", fault);
            }
            if (System.nanoTime() > until) {
                long missing =
                        reports.stream().filter(id -> !arrivals.containsKey(id)).count();
                throw new IllegalStateException(missing + " of " + reports.size() + " orders did not come to " + topic);
            }
            Pause.of(POLL);
        }
        return Map.copyOf(arrivals);
    }

    /** Bytes of an order. */
    int orderBytes() {
        return lastSize;
    }

    private void read(String bootstrapServers) {
        try (KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(bootstrapServers)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.countDown();
            while (!closed) {
                var records = consumer.poll(POLL);
                long now = WallClock.micros();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    keep(record, now);
                }
            }
        } catch (RuntimeException | IOException failed) {
            fault = failed;
        } finally {
            listening.countDown();
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record, long now) throws IOException {
        var type = record.headers().lastHeader("ce_type");
        if (type != null && ISSUED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            lastSize = record.value().length;
            arrivals.putIfAbsent(
                    JSON.readTree(record.value()).required("reportId").asText(), now);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
