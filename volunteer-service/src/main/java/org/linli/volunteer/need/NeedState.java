package org.linli.volunteer.need;

import org.linli.kit.state.Transitions;

/** Where a need stands. */
public enum NeedState {
    /** Only the beginning of its table: no need is stored in it. */
    NEW,
    DRAFT,
    REVIEWED,
    OPEN,
    FILLED,
    IN_SERVICE,
    DONE,
    CONFIRMED,
    CLOSED,
    WITHDRAWN,
    EXPIRED;

    public String wire() {
        return Transitions.wire(this);
    }
}
