package org.linli.bench.load;

import java.time.Duration;

/**
 * When requests are due: at fixed times, however long earlier ones take (an open model). A slow answer does not make
 * the next request wait to be due, so that waiting shows in the latencies instead of vanishing from them.
 *
 * @param rate requests a second, above zero
 * @param length of the run
 */
public record Schedule(double rate, Duration length) {

    private static final double NANOS = 1e9;

    public Schedule {
        if (!(rate > 0) || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("no load: " + rate + "/s for " + length);
        }
    }

    /** How many requests are due before the end. */
    public long total() {
        return (long) Math.ceil(rate * length.toNanos() / NANOS);
    }

    /** Nanoseconds from the start of the run until request {@code index}, counted from 0, is due. */
    public long due(long index) {
        return Math.round(index * NANOS / rate);
    }
}
