package org.linli.bench.figures;

/**
 * What was measured and its baseline, one right after the other.
 *
 * @param measured in the unit of the baseline
 * @param baseline above zero
 */
public record Pair(double measured, double baseline) {

    public Pair {
        if (!(baseline > 0)) {
            throw new IllegalArgumentException("a baseline of " + baseline + " is none");
        }
    }

    public double ratio() {
        return measured / baseline;
    }
}
