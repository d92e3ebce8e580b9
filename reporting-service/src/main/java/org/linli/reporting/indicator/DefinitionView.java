package org.linli.reporting.indicator;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an indicator; the words are those of the definitions file.
 *
 * @param counted numerator of a ratio; what is counted or measured otherwise
 * @param sum the number a count adds up; null counts rows
 */
@Schema(name = "IndicatorDefinition")
public record DefinitionView(
        String code,
        Words name,
        Words definition,
        String over,
        String kind,
        String cohort,
        SideView counted,
        @Nullable SideView denominator,
        @Nullable SpanView span,
        @Nullable String sum,
        List<String> exclude,
        String unit) {

    /** Rows of one side: the moment that must lie in the period, and the traits that must all hold. */
    @Schema(name = "IndicatorSide")
    public record SideView(@Nullable String at, List<String> where) {}

    /** From which moment to which a duration runs. */
    @Schema(name = "IndicatorSpan")
    public record SpanView(String from, String to) {}

    static DefinitionView of(Indicator indicator) {
        Indicator.Span span = indicator.span();
        return new DefinitionView(
                indicator.code(),
                indicator.name(),
                indicator.definition(),
                Definitions.word(indicator.over()),
                Definitions.word(indicator.kind()),
                Definitions.word(indicator.cohort()),
                new SideView(indicator.counted().at(), indicator.counted().where()),
                indicator.denominator() == null
                        ? null
                        : new SideView(
                                indicator.denominator().at(),
                                indicator.denominator().where()),
                span == null ? null : new SpanView(span.from(), span.to()),
                indicator.sum(),
                indicator.exclude(),
                indicator.kind().unit());
    }
}
