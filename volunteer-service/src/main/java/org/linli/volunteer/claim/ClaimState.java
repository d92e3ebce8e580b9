package org.linli.volunteer.claim;

import java.util.Set;
import org.linli.kit.state.Transitions;

/** Where a claim stands. */
public enum ClaimState {
    /** Only the beginning of its table: no claim is stored in it. */
    NEW,
    /** Made within the fair window: the draw decides. */
    ENTERED,
    HELD,
    CONFIRMED,
    CHECKED_IN,
    CHECKED_OUT,
    ATTESTED,
    RECORDED,
    DISPUTED,
    RELEASED,
    LAPSED,
    NO_SHOW,
    NOT_DRAWN;

    /** Those that have a place. */
    private static final Set<ClaimState> STANDING =
            Set.of(HELD, CONFIRMED, CHECKED_IN, CHECKED_OUT, ATTESTED, RECORDED, DISPUTED);

    private static final Set<ClaimState> PENDING = Set.of(HELD, CONFIRMED, CHECKED_IN);

    private static final Set<ClaimState> UNSETTLED = Set.of(CHECKED_OUT, ATTESTED, DISPUTED);

    public boolean stands() {
        return STANDING.contains(this);
    }

    /** Whether the service is still ahead or going on. */
    boolean isPending() {
        return PENDING.contains(this);
    }

    /** Whether the service is over and not booked yet. */
    boolean isUnsettled() {
        return UNSETTLED.contains(this);
    }

    /** Whether the claimant was ever there. */
    boolean hasBegun() {
        return this == CHECKED_IN || this == RECORDED || isUnsettled();
    }

    public String wire() {
        return Transitions.wire(this);
    }
}
