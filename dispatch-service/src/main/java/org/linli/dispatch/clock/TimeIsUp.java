package org.linli.dispatch.clock;

import java.time.Instant;
import java.util.Set;

/** What happens when clocks run out. */
public interface TimeIsUp {

    /** The clocks this one answers for. Each clock has exactly one. */
    Set<String> clocks();

    /**
     * Performs the named system action, in the transaction that removes the clock. The case's row is locked.
     *
     * @param now later than the clock's due time
     */
    void timeIsUp(RunningClock clock, Instant now);
}
