package org.linli.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to search.
 *
 * @param iterations of each walk; 0 when time decides. The same problem, seed, iterations and walks give the same plan
 * @param time null when iterations decide; another run, another plan
 * @param walks how many threads search, 1 to 8
 */
public record Budget(long iterations, @Nullable Duration time, int walks) {

    private static final int MOST_WALKS = 8;

    public Budget {
        if (time == null ? iterations < 1 : iterations != 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a budget is iterations or time, and above 0");
        }
        if (walks < 1 || walks > MOST_WALKS) {
            throw new IllegalArgumentException("1 to " + MOST_WALKS + " walks");
        }
    }

    public static Budget iterations(long iterations) {
        return new Budget(iterations, null, 2);
    }

    public static Budget time(Duration time) {
        return new Budget(0, time, 2);
    }

    public Budget withWalks(int walks) {
        return new Budget(iterations, time, walks);
    }
}
