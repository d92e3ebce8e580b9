package org.linli.volunteer.shop;

import org.linli.kit.state.Transitions;

/** Where an item of a shop's catalogue stands. */
enum ItemState {
    DRAFT,
    OFFERED,
    WITHDRAWN;

    String wire() {
        return Transitions.wire(this);
    }

    static ItemState of(String wire) {
        return valueOf(wire.toUpperCase(java.util.Locale.ROOT));
    }
}
