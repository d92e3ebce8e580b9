package org.linli.care.careplan;

import java.util.Locale;

/** Where an item of a care plan stands. */
enum ItemState {
    ACTIVE,
    PAUSED,
    ENDED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ItemState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
