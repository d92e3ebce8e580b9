package org.linli.volunteer.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedState;

/**
 * What the guards of a claim's table look at.
 *
 * @param free places nobody has
 * @param byClaimant whether whoever acts is the one who served, speaks for them, or checked them in or out
 * @param decidedHere whether people of this city decide about the claim, not the service its need came from
 */
record ClaimContext(
        Instant now,
        NeedState needState,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        @Nullable Instant fairUntil,
        @Nullable Instant heldUntil,
        int free,
        boolean byClaimant,
        boolean decidedHere,
        @Nullable String reason) {

    static ClaimContext of(Need need, @Nullable Claim claim, boolean byClaimant, @Nullable String reason, Instant now) {
        return new ClaimContext(
                now,
                need.state(),
                need.beginsAt(),
                need.endsAt(),
                need.minutes(),
                need.fairUntil(),
                claim == null ? null : claim.heldUntil(),
                need.places() - need.taken(),
                byClaimant,
                !need.origin().decides(),
                reason);
    }

    boolean claimable() {
        return needState == NeedState.OPEN || needState == NeedState.FILLED || needState == NeedState.IN_SERVICE;
    }

    boolean withinFairWindow() {
        return fairUntil != null && now.isBefore(fairUntil);
    }

    /** From when on somebody who has not come will not come any more. */
    Instant tooLateToCome() {
        return ServiceTimes.tooLateToCome(beginsAt, endsAt, minutes);
    }
}
