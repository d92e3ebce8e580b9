package org.linli.dispatch.order;

import org.linli.kit.state.Transitions;

/** Where a work order stands. */
public enum OrderState {
    ISSUED,
    ESCALATED,
    TAKEN,
    RETURNED,
    HANDLED,
    WITHDRAWN;

    /** As the API and the events show it. */
    public String wire() {
        return Transitions.wire(this);
    }

    /** Whether the order still counts for its case. */
    public boolean standing() {
        return this != WITHDRAWN;
    }
}
