package org.linli.dispatch.casefile;

import org.linli.kit.state.Transitions;

/** Where a case stands. */
public enum CaseState {
    PROPOSED,
    FILED,
    DECLINED,
    DISPATCHED,
    HANDLING,
    HANDLED,
    CHECKING,
    CHECKED,
    CLOSED,
    RECORDED;

    /** As the API and the events show it. */
    public String wire() {
        return Transitions.wire(this);
    }

    /** Whether nothing more can happen to the case. */
    public boolean ended() {
        return this == DECLINED || this == CLOSED || this == RECORDED;
    }
}
