package org.linli.bench.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The baseline: a record goes to one topic, is read there and sent to another, and read there. Two hops over the same
 * broker with acks=all, like those of a work order, and nothing else.
 */
final class PingPong implements AutoCloseable {

    private static final String PING = "bench.ping";
    private static final String PONG = "bench.pong";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaProducer<byte[], byte[]> pinger;
    private final KafkaConsumer<byte[], byte[]> catcher;
    private final Thread echo;
    private volatile boolean closed;
    private volatile @Nullable Throwable fault;

    PingPong(String bootstrapServers) {
        make(bootstrapServers);
        pinger = Clients.producer(bootstrapServers);
        catcher = atTheEnd(bootstrapServers, PONG);
        KafkaConsumer<byte[], byte[]> listener = atTheEnd(bootstrapServers, PING);
        KafkaProducer<byte[], byte[]> answerer = Clients.producer(bootstrapServers);
        echo = Thread.ofPlatform().name("echo").start(() -> answer(listener, answerer));
    }

    /**
     * @param times how many round trips
     * @param bytes of a record
     * @param pause between them; zero is back to back
     * @return nanoseconds of each round trip
     */
    long[] play(int times, int bytes, Duration pause) {
        byte[] ball = new byte[bytes];
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            if (!pause.isZero()) {
                LockSupport.parkNanos(pause.toNanos());
            }
            long sent = System.nanoTime();
            pinger.send(new ProducerRecord<>(PING, ball));
            awaitPong(sent);
            took[i] = System.nanoTime() - sent;
        }
        return took;
    }

    private void awaitPong(long since) {
        while (catcher.poll(POLL).isEmpty()) {
            if (fault != null) {
                throw new IllegalStateException("the echo failed", fault);
            }
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException("no answer in " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private void answer(KafkaConsumer<byte[], byte[]> listener, KafkaProducer<byte[], byte[]> answerer) {
        try (listener;
                answerer) {
            while (!closed) {
                listener.poll(POLL).forEach(ball -> answerer.send(new ProducerRecord<>(PONG, ball.value())));
            }
        } catch (RuntimeException failed) {
            fault = failed;
        }
    }

    private static KafkaConsumer<byte[], byte[]> atTheEnd(String bootstrapServers, String topic) {
        KafkaConsumer<byte[], byte[]> consumer = Clients.consumer(bootstrapServers);
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        consumer.assign(partition);
        consumer.seekToEnd(partition);
        consumer.position(partition.getFirst());
        return consumer;
    }

    private static void make(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(PING, 1, (short) 1), new NewTopic(PONG, 1, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the topics of the baseline cannot be made", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            echo.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        pinger.close();
        catcher.close();
    }
}
