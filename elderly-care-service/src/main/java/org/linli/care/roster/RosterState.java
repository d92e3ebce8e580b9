package org.linli.care.roster;

import java.util.Locale;

/** Where a roster stands. */
enum RosterState {
    PLANNING,
    READY,
    APPLIED,
    DISCARDED,
    FAILED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RosterState read(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
