package org.linli.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether a broker serves requests, asked of the broker itself: an open port is not enough. */
final class KafkaAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private KafkaAnswers() {}

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000));
    }

    static void await(String bootstrapServers, BooleanSupplier alive) {
        var until = Instant.now().plus(PATIENCE);
        while (!Ports.isTaken(bootstrapServers)) {
            if (!alive.getAsBoolean() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("Kafka at " + bootstrapServers + " does not listen");
            }
            Pause.aMoment();
        }
        try (var admin = admin(bootstrapServers)) {
            while (true) {
                try {
                    if (!admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty()) {
                        return;
                    }
                } catch (ExecutionException | TimeoutException e) {
                    if (!alive.getAsBoolean() || Instant.now().isAfter(until)) {
                        throw new IllegalStateException("Kafka at " + bootstrapServers + " does not answer", e);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while waiting for Kafka", e);
                }
                Pause.aMoment();
            }
        }
    }
}
