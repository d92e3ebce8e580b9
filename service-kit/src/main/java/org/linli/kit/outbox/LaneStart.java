package org.linli.kit.outbox;

import java.time.Duration;
import java.util.List;

/**
 * From which row on a lane looks for what is unsent. Rows that were sent leave dead entries at the beginning of the
 * queue's index until it is vacuumed; walking over them at each look costs more than all the rest under load.
 *
 * <p>A row may be committed after others with higher numbers were sent already, so a look begins somewhat before the lowest
 * row that was seen last, and now and then at the very first.
 */
final class LaneStart {

    /** More numbers than are given out while a transaction commits. */
    private static final long BEFORE = 1_000;

    private static final Duration AT_THE_FIRST = Duration.ofSeconds(1);

    private long lowestSeen;
    private long lookedAtFirst;
    private boolean looked;

    /** @param now {@link System#nanoTime} */
    long next(long now) {
        if (!looked || now - lookedAtFirst >= AT_THE_FIRST.toNanos()) {
            looked = true;
            lookedAtFirst = now;
            return 0;
        }
        return Math.max(0, lowestSeen - BEFORE);
    }

    /** What the last look found, lowest first. */
    void found(List<UnsentRow> rows) {
        if (!rows.isEmpty()) {
            lowestSeen = rows.getFirst().seq();
        }
    }
}
