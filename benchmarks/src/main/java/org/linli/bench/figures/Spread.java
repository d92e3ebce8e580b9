package org.linli.bench.figures;

import java.util.Arrays;

/** The middle of a few runs, and how far they lie apart. */
public record Spread(double median, double least, double most) {

    /** @param values at least one */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no runs");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** For the terminal. @param format of one number, such as {@code %.2f} */
    public String line(String format) {
        return String.format(format + " (" + format + " – " + format + ")", median, least, most);
    }
}
