package org.linli.bench.figures;

/**
 * A goal and whether a figure meets it.
 *
 * @param what such as {@code ≥ 0.5}
 */
public record Goal(String what, boolean met) {

    public static Goal atLeast(double goal, double figure) {
        return new Goal("≥ " + goal, figure >= goal);
    }

    public static Goal atMost(double goal, double figure) {
        return new Goal("≤ " + goal, figure <= goal);
    }

    /** For the terminal. */
    public String line() {
        return "goal " + what + ": " + (met ? "met" : "missed");
    }
}
