package org.linli.volunteer.offer;

import org.linli.kit.state.Transitions;

/** Where a taking stands. */
enum TakingState {
    /** Only the beginning of its table: no taking is stored in it. */
    NEW,
    ASKED,
    AGREED,
    DECLINED,
    GIVEN_BACK;

    String wire() {
        return Transitions.wire(this);
    }
}
