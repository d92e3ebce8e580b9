package org.linli.reporting.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to.
 *
 * @param value percent with two decimals, pieces, or seconds; null when there is nothing to divide or to measure
 * @param numerator of a ratio; what a count counts; the sum of seconds of a mean; null for the other durations
 * @param denominator of a ratio; how many rows were measured for a duration; null for a count
 * @param excluded rows left out by the exclusions, or because their times contradict each other
 */
public record Figure(
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        long excluded) {

    private static final int DECIMALS = 2;

    static Figure ratio(long numerator, long denominator, long excluded) {
        return new Figure(percent(numerator, denominator), numerator, denominator, excluded);
    }

    static Figure count(long count, long excluded) {
        return new Figure(BigDecimal.valueOf(count), count, null, excluded);
    }

    /** Never a double, and never 0 % or 100 % of nothing. */
    static @Nullable BigDecimal percent(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP);
    }

    /** The value for people, such as 94.29 % or 1 h 56 min. */
    public Words text(String unit) {
        if (value == null) {
            return new Words("—", "—");
        }
        return switch (unit) {
            case "percent" -> same(value.toPlainString() + " %");
            case "seconds" -> Durations.text(value.longValueExact());
            default -> same(value.toPlainString());
        };
    }

    private static Words same(String text) {
        return new Words(text, text);
    }
}
