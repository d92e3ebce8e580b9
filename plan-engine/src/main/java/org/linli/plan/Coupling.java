package org.linli.plan;

/**
 * How the two parts of a visit for two carers hang together. The two are always different people.
 *
 * @param least ticks from the start of the first part to the start of the second, at least
 * @param most the same, at most
 */
public record Coupling(int least, int most) {

    public Coupling {
        if (least < 0 || most < least || most > Window.NO_LIMIT) {
            throw new IllegalArgumentException("no coupling: " + least + " to " + most);
        }
    }

    /** Both start at the same moment. */
    public static Coupling together() {
        return new Coupling(0, 0);
    }

    public static Coupling after(int least, int most) {
        return new Coupling(least, most);
    }
}
