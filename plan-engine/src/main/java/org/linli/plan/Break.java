package org.linli.plan;

/**
 * A rest within a shift, hard when work goes on past it: no visit ends later than {@code latest} before the rest was taken.
 *
 * @param earliest start
 * @param latest start
 * @param duration ticks
 */
public record Break(int earliest, int latest, int duration) {

    public Break {
        if (earliest < 0
                || latest < earliest
                || duration < 1
                || latest > Window.NO_LIMIT
                || duration > Window.NO_LIMIT) {
            throw new IllegalArgumentException("no break: " + earliest + ", " + latest + ", " + duration);
        }
    }
}
