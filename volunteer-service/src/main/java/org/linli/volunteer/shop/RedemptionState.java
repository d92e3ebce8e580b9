package org.linli.volunteer.shop;

import java.util.Locale;
import org.linli.kit.state.Transitions;

/** Where a redemption stands. */
enum RedemptionState {
    RESERVED,
    COLLECTED,
    CANCELLED,
    EXPIRED;

    String wire() {
        return Transitions.wire(this);
    }

    static RedemptionState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
