package org.linli.bench.figures;

import java.util.Arrays;

/**
 * Where a set of durations lies. Percentiles are those of the nearest rank: each is one of the durations measured.
 *
 * @param count how many were measured
 * @param p50 milliseconds, as all the others
 */
public record Percentiles(int count, double p50, double p90, double p99, double max) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** @param nanos in any order; left as they are */
    public static Percentiles ofNanos(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                sorted.length,
                millis(rank(sorted, 0.50)),
                millis(rank(sorted, 0.90)),
                millis(rank(sorted, 0.99)),
                millis(sorted[sorted.length - 1]));
    }

    /** One percentile, in milliseconds. @param share 0 to 1 @param nanos at least one, in any order; left as they are */
    public static double millisAt(double share, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return millis(rank(sorted, share));
    }

    /** The smallest value that at least the given share of all does not exceed. */
    static long rank(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, place - 1)];
    }

    /** For the terminal. */
    public String line() {
        return String.format("p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, longest %.1f ms (%d)", p50, p90, p99, max, count);
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }
}
