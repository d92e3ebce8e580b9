package org.linli.plan;

/**
 * When a visit may start.
 *
 * @param opens not before this, hard
 * @param due late after this, soft
 * @param latest not after this, hard; {@link #NO_LIMIT} when being late is never forbidden
 */
public record Window(int opens, int due, int latest) {

    /** So far away that nothing reaches it. */
    public static final int NO_LIMIT = Integer.MAX_VALUE / 4;

    /** @throws IllegalArgumentException unless 0 ≤ opens ≤ due ≤ latest ≤ {@link #NO_LIMIT} */
    public Window {
        if (opens < 0 || due < opens || latest < due || latest > NO_LIMIT) {
            throw new IllegalArgumentException("no window: " + opens + ", " + due + ", " + latest);
        }
    }

    /** A window that is kept or missed, without being late. */
    public static Window strict(int opens, int latest) {
        return new Window(opens, latest, latest);
    }
}
