package org.linli.plan;

import org.jspecify.annotations.Nullable;

/**
 * A visit that is not where it was.
 *
 * @param before null when it was not planned
 * @param after null when it is not planned now
 * @param because of which visit it had to move: the one placed before it or in its stead; null where the reason needs none
 */
public record ChangedVisit(
        String visit,
        @Nullable Placement before,
        @Nullable Placement after,
        Reason reason,
        @Nullable String because) {

    /** Why. */
    public enum Reason {
        /** Its carer is out. */
        CARER_OUT,
        /** It is new. */
        ADDED,
        /** It was changed itself. */
        CHANGED,
        /** It starts later, as another visit now comes before it. */
        PUSHED,
        /** It changed carers to make room for another. */
        MADE_ROOM,
        /** It was left out before, and there is room now. */
        FITS_NOW
    }
}
