package org.linli.reporting.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indicator, as its definition says; every name in it is of {@link Over}'s vocabulary.
 *
 * @param counted numerator of a ratio; what is counted or measured otherwise
 * @param denominator of a ratio, else null
 * @param span from which moment to which a duration runs, else null
 * @param sum the number a count adds up; null counts rows
 * @param exclude rows with any of these traits are left out, and counted as excluded
 * @param leg place of this leg in the bulletin, from 1; null when it is none
 */
record Indicator(
        String code,
        Words name,
        Words definition,
        Over over,
        Kind kind,
        Cohort cohort,
        Side counted,
        @Nullable Side denominator,
        @Nullable Span span,
        @Nullable String sum,
        List<String> exclude,
        @Nullable Integer leg) {

    /**
     * Rows of one side.
     *
     * @param at the moment that must lie in the period; null for what stands, and for a numerator that shares its
     *     denominator's
     * @param where traits that must all hold
     */
    record Side(@Nullable String at, List<String> where) {}

    /** A duration between two moments of a row. */
    record Span(String from, String to) {}
}
