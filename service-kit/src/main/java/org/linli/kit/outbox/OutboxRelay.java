package org.linli.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what the outbox holds, one thread a lane. All events of one key are in one lane. */
@ApplicationScoped
public class OutboxRelay {

    /** For all lanes together: with Kafka away each of them waits for it. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final List<OutboxLane> lanes;
    private final MeterRegistry metrics;
    private final Map<String, Counter> told = new ConcurrentHashMap<>();

    OutboxRelay(
            OutboxSettings settings,
            OutboxSender sender,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.metrics = metrics;
        LaneConnection.Source source = new LaneConnection.Source(url, username, password);
        lanes = IntStream.range(0, settings.lanes())
                .mapToObj(lane -> new OutboxLane(lane, settings, sender, source))
                .toList();
        lanes.forEach(lane -> {
            Gauge.builder("linli.outbox.sent", lane, OutboxLane::sent)
                    .tag("lane", String.valueOf(lane.number()))
                    .register(metrics);
            Gauge.builder("linli.outbox.parked", lane, OutboxLane::parked)
                    .tag("lane", String.valueOf(lane.number()))
                    .register(metrics);
            Gauge.builder("linli.outbox.held", lane, l -> l.held() ? 1 : 0)
                    .tag("lane", String.valueOf(lane.number()))
                    .register(metrics);
        });
    }

    void start(@Observes @Priority(3000) StartupEvent started) {
        lanes.forEach(OutboxLane::start);
    }

    /** After requests and channels have ended, so that what they made true leaves with this process where it can. */
    void stop(@Observes @Priority(3000) ShutdownEvent stopping) {
        lanes.forEach(OutboxLane::finish);
        long until = System.nanoTime() + LAST_ROUND.toNanos();
        lanes.forEach(lane -> lane.awaitEnd(until));
    }

    /** Counts facts that were committed: what happened here, by the names of the contracts. */
    void told(List<String> types) {
        for (String type : types) {
            told.computeIfAbsent(type, this::counter).increment();
        }
    }

    private Counter counter(String type) {
        return Counter.builder("linli.facts")
                .description("facts that were committed here, by type")
                .tag("type", type)
                .register(metrics);
    }

    int laneOf(String key) {
        return Math.floorMod(key.hashCode(), lanes.size());
    }

    /** Tells a lane that a row was committed; a missed call costs one poll interval, nothing else. */
    void wake(int lane) {
        lanes.get(lane).wake();
    }
}
