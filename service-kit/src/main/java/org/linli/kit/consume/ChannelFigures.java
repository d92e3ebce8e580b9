package org.linli.kit.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What each channel of this process does. Kafka's client tells how far it is behind only while it fetches: a batch that is
 * tried again and again stops that, and only {@code linli.consumer.busy.seconds} says so.
 */
@ApplicationScoped
class ChannelFigures {

    private static final class Channel {
        private final Counter handled;
        // A rebuild reads a channel's topics beside the channel itself: two batches of one name at once.
        private final Map<Object, Long> begun = new ConcurrentHashMap<>();

        Channel(Counter handled) {
            this.handled = handled;
        }

        double busySeconds() {
            long now = System.nanoTime();
            return begun.values().stream().mapToLong(began -> now - began).max().orElse(0)
                    / (double) TimeUnit.SECONDS.toNanos(1);
        }
    }

    private final MeterRegistry metrics;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    ChannelFigures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Runs the handling of a batch, of so many records. */
    void during(String channel, int records, Runnable handling) {
        Channel figures = channels.computeIfAbsent(channel, this::register);
        Object batch = new Object();
        figures.begun.put(batch, System.nanoTime());
        try {
            handling.run();
            figures.handled.increment(records);
        } finally {
            figures.begun.remove(batch);
        }
    }

    private Channel register(String name) {
        Channel channel = new Channel(Counter.builder("linli.consumer.records")
                .description("records that are handled, or a dead letter, or wait behind one")
                .tag("channel", name)
                .register(metrics));
        Gauge.builder("linli.consumer.busy.seconds", channel, Channel::busySeconds)
                .description("for how long the oldest present batch has been worked on; 0: none is")
                .tag("channel", name)
                .register(metrics);
        return channel;
    }
}
