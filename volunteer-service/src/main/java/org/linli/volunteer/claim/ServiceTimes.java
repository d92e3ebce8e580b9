package org.linli.volunteer.claim;

import java.time.Duration;
import java.time.Instant;

/** The moments that follow from a need's window. */
public final class ServiceTimes {

    /** How late somebody may come who can still do all of the service in the window. */
    static final Duration LATE = Duration.ofMinutes(30);

    /** How long after the window somebody who forgot to check out is checked out. */
    static final Duration FORGOTTEN = Duration.ofHours(2);

    /** How long whoever needed it has to say whether it was done. */
    static final Duration CONFIRMATION = Duration.ofHours(72);

    /** How long a place is held for somebody who has not confirmed. */
    static final Duration HOLD = Duration.ofHours(24);

    private ServiceTimes() {}

    /** Half an hour after the last moment at which a whole service fits in the window, and within the window. */
    public static Instant tooLateToCome(Instant beginsAt, Instant endsAt, int minutes) {
        Instant lastBegin = later(beginsAt, endsAt.minus(Duration.ofMinutes(minutes)));
        Instant late = lastBegin.plus(LATE);
        return late.isBefore(endsAt) ? late : endsAt;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
