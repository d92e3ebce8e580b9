package org.linli.reporting.indicator;

/** How an indicator makes one value of many rows. */
enum Kind {
    /** Numerator ÷ denominator, in percent with two decimals, rounded half up. */
    RATIO,
    /** How many rows, or the sum of a named number over them. */
    COUNT,
    /** The middle of the durations; the mean of the two middle ones of an even number, to the second. */
    MEDIAN,
    /** Nearest rank: the shortest duration that at least 90 % of the rows do not exceed. */
    P90,
    /** The sum of the durations ÷ their number, to the second. */
    MEAN,
    /** The shortest duration. */
    FASTEST;

    boolean isDuration() {
        return this != RATIO && this != COUNT;
    }

    String unit() {
        return switch (this) {
            case RATIO -> "percent";
            case COUNT -> "pieces";
            case MEDIAN, P90, MEAN, FASTEST -> "seconds";
        };
    }
}
