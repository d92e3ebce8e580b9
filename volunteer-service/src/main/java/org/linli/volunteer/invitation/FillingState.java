package org.linli.volunteer.invitation;

import org.linli.kit.state.Transitions;

/** Where the filling of a need stands. */
public enum FillingState {
    /** Only the beginning of its table: no filling is stored in it. */
    NEW,
    /** People are asked whenever a place is free. */
    ACTIVE,
    /** The desk said that it is enough. */
    STOPPED,
    /** The need is over, or it is too late to come. */
    ENDED;

    String wire() {
        return Transitions.wire(this);
    }
}
