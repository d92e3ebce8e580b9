package org.linli.dispatch.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The moment of an action, in milliseconds: the same in the table, on the topic and in the answer. */
public final class Moment {

    private Moment() {}

    public static Instant of(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
