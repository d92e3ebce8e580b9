package org.linli.volunteer.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the guards of a need's table look at.
 *
 * @param free places nobody has
 * @param begun claims that were ever checked in
 * @param pending claims whose service is still ahead or going on
 * @param unsettled claims whose service is over and not yet booked
 * @param decidedHere whether people of this city say that it was done, not the service it came from
 */
public record NeedContext(
        Instant now,
        Instant beginsAt,
        Instant endsAt,
        int free,
        int begun,
        int pending,
        int unsettled,
        boolean decidedHere,
        @Nullable String reason) {

    boolean isOver() {
        return !now.isBefore(endsAt);
    }

    /** Whether nobody is still at it, or to come, and nobody else can join in. */
    public boolean isFinished() {
        return pending == 0 && (free == 0 || isOver());
    }

    /** Of a need that nobody has claimed. */
    public static NeedContext unclaimed(Need need, @Nullable String reason, Instant now) {
        return new NeedContext(
                now,
                need.beginsAt(),
                need.endsAt(),
                need.places() - need.taken(),
                0,
                0,
                0,
                !need.origin().decides(),
                reason);
    }
}
