package org.linli.care.elder;

import java.util.Locale;

/** Where somebody stands who is, or was, cared for. */
public enum ElderState {
    REGISTERED,
    AWAY,
    LEFT,
    MERGED,
    ERASED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ElderState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
