package org.linli.reporting.indicator;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An indicator with its value as the API shows it.
 *
 * @param kind {@code ratio}, {@code count}, {@code median}, {@code p90}, {@code mean} or {@code fastest}
 * @param cohort {@code came-in}, {@code happened} or {@code stands}
 * @param unit {@code percent}, {@code pieces} or {@code seconds}
 * @param value in that unit; null when there is nothing to divide or to measure
 * @param numerator of a ratio, what a count counts, or the sum of seconds of a mean
 * @param denominator of a ratio, or how many were measured
 * @param excluded left out by the definition's exclusions, or because their times contradict each other
 * @param text the value for people
 */
@Schema(name = "Indicator")
public record IndicatorView(
        String code,
        Words name,
        String kind,
        String cohort,
        String unit,
        @Nullable BigDecimal value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        long excluded,
        Words text,
        Words definition) {

    public static IndicatorView of(Figures.Shown shown) {
        return new IndicatorView(
                shown.code(),
                shown.name(),
                shown.kind(),
                shown.cohort(),
                shown.unit(),
                shown.figure().value(),
                shown.figure().numerator(),
                shown.figure().denominator(),
                shown.figure().excluded(),
                shown.figure().text(shown.unit()),
                shown.definition());
    }
}
