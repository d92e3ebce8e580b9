package org.linli.plan.engine;

import java.time.Duration;
import org.linli.plan.Bound;
import org.linli.plan.Progress;
import org.linli.plan.SearchListener;

/** Keeps the time of a search and tells its listener how far it is. */
final class Watch {

    private static final long SELDOM = Duration.ofMillis(100).toNanos();

    private final long began = System.nanoTime();
    private final SearchListener listener;
    private final Bound bound;
    /** A schedule for nothing but judging the best plan. */
    private final Schedule spare;

    private long told;

    Watch(SearchListener listener, Bound bound, Schedule spare) {
        this.listener = listener;
        this.bound = bound;
        this.spare = spare;
    }

    /** Since the search began. */
    long nanos() {
        return System.nanoTime() - began;
    }

    /** @return false when the search is to stop */
    boolean tell(Snapshot best, long iterations, double done) {
        long now = nanos();
        if (done < 1 && now - told < SELDOM) {
            return true;
        }
        told = now;
        best.restore(spare);
        Progress progress = new Progress(
                new PlanWriter(spare).score(), bound, Duration.ofNanos(now), iterations, Math.min(1, done));
        return listener.goOn(progress);
    }
}
