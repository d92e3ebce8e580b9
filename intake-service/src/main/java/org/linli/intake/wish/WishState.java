package org.linli.intake.wish;

import java.util.Optional;
import org.linli.kit.state.Transitions;

/** Where a wish stands. */
public enum WishState {
    /** Only the beginning of its table: no wish is stored in it. */
    NEW,
    MADE,
    APPROVED,
    /** Every place is taken, or somebody has begun. */
    CLAIMED,
    SERVED,
    FULFILLED,
    UNFULFILLED,
    REFUSED,
    WITHDRAWN,
    LAPSED;

    /** As the API, the table and the events spell it. */
    public String wire() {
        return Transitions.wire(this);
    }

    static Optional<WishState> of(String wire) {
        for (WishState state : values()) {
            if (state != NEW && state.wire().equals(wire)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
