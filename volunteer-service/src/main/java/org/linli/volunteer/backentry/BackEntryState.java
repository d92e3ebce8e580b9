package org.linli.volunteer.backentry;

import java.util.Locale;
import org.linli.kit.state.Transitions;

/** Where a back entry stands. */
enum BackEntryState {
    PROPOSED,
    BOOKED,
    REFUSED;

    String wire() {
        return Transitions.wire(this);
    }

    static BackEntryState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
