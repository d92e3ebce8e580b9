package org.linli.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every indicator over a period, with its definition beside it. */
@ApplicationScoped
public class Figures {

    /**
     * An indicator's value as people are shown it; the definition says what stands above and below the line.
     *
     * @param cohort {@code came-in}, {@code happened} or {@code stands}
     * @param unit {@code percent}, {@code pieces} or {@code seconds}
     * @param leg place among the legs of a case, from 1; null when it is none
     */
    public record Shown(
            String code,
            Words name,
            String kind,
            String cohort,
            String unit,
            @Nullable Integer leg,
            Figure figure,
            Words definition) {}

    private final Definitions definitions;
    private final Measuring measuring;

    Figures(Definitions definitions, Measuring measuring) {
        this.definitions = definitions;
        this.measuring = measuring;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Shown> over(Period period, Reach reach) {
        List<Shown> shown = new ArrayList<>();
        for (Indicator indicator : definitions.all()) {
            Figure figure = measuring
                    .measure(indicator, period, reach, Grouping.NONE)
                    .getOrDefault("", Measuring.nothing(indicator));
            shown.add(shown(indicator, figure));
        }
        return shown;
    }

    /** Every indicator by group, groups in the order of their codes; a group has every indicator. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Map<String, Figure>> by(Grouping grouping, Period period) {
        Map<String, Map<String, Figure>> groups = new TreeMap<>();
        for (Indicator indicator : definitions.all()) {
            measuring
                    .measure(indicator, period, Reach.city(), grouping)
                    .forEach((key, figure) -> groups.computeIfAbsent(key, fresh -> new LinkedHashMap<>())
                            .put(indicator.code(), figure));
        }
        groups.values().forEach(this::complete);
        return groups;
    }

    /** Every indicator over no row, for a group nothing happened in. */
    public Map<String, Figure> nothing() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        complete(figures);
        return figures;
    }

    private void complete(Map<String, Figure> figures) {
        definitions.all().forEach(i -> figures.putIfAbsent(i.code(), Measuring.nothing(i)));
    }

    private static Shown shown(Indicator indicator, Figure figure) {
        return new Shown(
                indicator.code(),
                indicator.name(),
                Definitions.word(indicator.kind()),
                Definitions.word(indicator.cohort()),
                indicator.kind().unit(),
                indicator.leg(),
                figure,
                indicator.definition());
    }
}
