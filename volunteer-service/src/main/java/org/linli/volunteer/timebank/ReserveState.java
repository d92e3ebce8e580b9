package org.linli.volunteer.timebank;

import java.util.Arrays;
import java.util.Optional;
import org.linli.kit.state.Transitions;

/** Where a filling of the reserve stands. */
enum ReserveState {
    PROPOSED,
    BOOKED,
    REFUSED;

    String wire() {
        return Transitions.wire(this);
    }

    static Optional<ReserveState> of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
