package org.linli.volunteer.evidence;

import org.jspecify.annotations.Nullable;

/** What the minutes of a service stand on. The highest that was shown counts; nobody gets above their own word alone. */
public final class Grades {

    /** Said by oneself. */
    public static final int OWN_WORD = 0;

    /** Attested by the organiser. */
    public static final int ORGANISER = 1;

    /** Attested by whoever was helped. */
    public static final int RECEIVER = 2;

    /** Came and left at the place and in time, attested by somebody else. */
    public static final int PLACE_AND_TIME = 3;

    /** A code exchanged by both. */
    public static final int CODES = 4;

    private Grades() {}

    /**
     * @param word grade of the word itself: {@link #OWN_WORD}, {@link #ORGANISER} or {@link #RECEIVER}
     * @param attestedBy subject of whoever gave it; null: nobody did
     */
    static int of(int word, @Nullable String attestedBy, Shown shown) {
        // Silence attests nothing, and neither does whoever served.
        if (word == OWN_WORD || attestedBy == null) {
            return OWN_WORD;
        }
        if (shown.codesExchanged()) {
            return CODES;
        }
        return shown.isThereBothTimes() && !shown.toldBy(attestedBy) ? PLACE_AND_TIME : word;
    }
}
