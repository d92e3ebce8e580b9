package org.linli.care.duplicate;

import java.util.Locale;

/** What became of two entries that may be one person. */
enum PairState {
    OPEN,
    MERGED,
    DISMISSED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PairState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
