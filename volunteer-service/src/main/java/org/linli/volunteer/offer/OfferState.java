package org.linli.volunteer.offer;

import org.linli.kit.state.Transitions;

/** Where an offer stands. */
enum OfferState {
    /** Only the beginning of its table: no offer is stored in it. */
    NEW,
    DRAFT,
    PUBLISHED,
    WITHDRAWN,
    EXPIRED;

    String wire() {
        return Transitions.wire(this);
    }
}
