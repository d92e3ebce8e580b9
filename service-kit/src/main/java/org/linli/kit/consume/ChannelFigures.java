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
        private volatile long since;

        Channel(Counter handled) {
            this.handled = handled;
        }

        double busySeconds() {
            long began = since;
            return began == 0 ? 0 : (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
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
        figures.since = System.nanoTime();
        try {
            handling.run();
            figures.handled.increment(records);
        } finally {
            figures.since = 0;
        }
    }

    private Channel register(String name) {
        Channel channel = new Channel(Counter.builder("linli.consumer.records")
                .description("records that are handled, or a dead letter, or wait behind one")
                .tag("channel", name)
                .register(metrics));
        Gauge.builder("linli.consumer.busy.seconds", channel, Channel::busySeconds)
                .description("for how long the present batch has been worked on; 0: none is")
                .tag("channel", name)
                .register(metrics);
        return channel;
    }
}
