package org.linli.volunteer.person;

import java.util.Locale;
import org.linli.kit.state.Transitions;

/** Where a profile stands. */
enum PersonState {
    ACTIVE,
    PAUSED,
    LEFT,
    /** Nobody any more: only the id is left, for what refers to it. */
    ERASED;

    String wire() {
        return Transitions.wire(this);
    }

    static PersonState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
