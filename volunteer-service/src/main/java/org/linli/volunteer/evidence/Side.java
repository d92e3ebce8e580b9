package org.linli.volunteer.evidence;

import java.util.Locale;

/** Whose code it is. Each is shown to its side only, and entered by the other. */
public enum Side {
    /** Of who serves; whoever was helped enters it when attesting. */
    VOLUNTEER,
    /** Of who was helped; the volunteer enters it at check-out. */
    RECEIVER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
