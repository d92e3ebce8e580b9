package org.linli.care.carer;

import java.util.Locale;

/** Where a carer stands: at work, or gone. */
public enum CarerState {
    ACTIVE,
    LEFT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CarerState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
