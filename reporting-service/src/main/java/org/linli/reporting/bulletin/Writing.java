package org.linli.reporting.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.reporting.bulletin.BulletinContent.Cell;
import org.linli.reporting.bulletin.BulletinContent.Leg;
import org.linli.reporting.bulletin.BulletinContent.Length;
import org.linli.reporting.bulletin.BulletinContent.Line;
import org.linli.reporting.feed.Positions;
import org.linli.reporting.indicator.Figure;
import org.linli.reporting.indicator.Figures;
import org.linli.reporting.indicator.Grouping;
import org.linli.reporting.indicator.IndicatorView;
import org.linli.reporting.indicator.Period;
import org.linli.reporting.indicator.Reach;
import org.linli.reporting.indicator.Words;
import org.linli.reporting.registry.Places;
import org.linli.reporting.registry.Places.Named;

/** The tables of a bulletin. */
@ApplicationScoped
class Writing {

    private static final Words NO_SUBDISTRICT = new Words("未定街道", "No subdistrict");

    private final Figures figures;
    private final Places places;
    private final Positions positions;

    Writing(Figures figures, Places places, Positions positions) {
        this.figures = figures;
        this.places = places;
        this.positions = positions;
    }

    /** The whole bulletin, its differences from a former revision left empty. */
    BulletinContent content(Week week, int number, int revision, Period period, String role, @Nullable String reason) {
        List<Figures.Shown> shown = figures.over(period, Reach.city());
        Map<String, String> units = new LinkedHashMap<>();
        shown.forEach(s -> units.put(s.code(), s.unit()));
        return new BulletinContent(
                Bulletins.WEEKLY + "-" + week.code(),
                Bulletins.WEEKLY,
                week.code(),
                number,
                revision,
                period.from(),
                period.to(),
                period.zone().getId(),
                period.now(),
                role,
                reason,
                positions.all(),
                shown.stream().map(IndicatorView::of).toList(),
                legs(shown),
                areas(period, units),
                units(period, units),
                List.of());
    }

    /** Every subdistrict, also one where nothing happened, and what lies in none when there is anything. */
    private List<Line> areas(Period period, Map<String, String> units) {
        Map<String, Map<String, Figure>> groups = figures.by(Grouping.SUBDISTRICT, period);
        List<Line> lines = new ArrayList<>();
        for (Named area : places.subdistricts()) {
            lines.add(line(area.code(), words(area), groups.getOrDefault(area.code(), figures.nothing()), units));
        }
        Map<String, Figure> elsewhere = groups.get("");
        if (elsewhere != null) {
            lines.add(line("", NO_SUBDISTRICT, elsewhere, units));
        }
        return lines;
    }

    /** Every unit that anything counts for. A city has thousands; those without a case would hide the others. */
    private List<Line> units(Period period, Map<String, String> units) {
        Map<String, Map<String, Figure>> groups = figures.by(Grouping.UNIT, period);
        groups.remove("");
        Set<String> named = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Named unit : places.units()) {
            Map<String, Figure> found = groups.get(unit.code());
            named.add(unit.code());
            if (found != null) {
                lines.add(line(unit.code(), words(unit), found, units));
            }
        }
        groups.forEach((code, found) -> {
            if (!named.contains(code)) {
                lines.add(line(code, new Words(code, code), found, units));
            }
        });
        return lines;
    }

    /** The legs of a case, in their order; each has a median and may have a 90th percentile. */
    static List<Leg> legs(List<Figures.Shown> shown) {
        Map<Integer, List<Figures.Shown>> byLeg =
                shown.stream().filter(s -> s.leg() != null).collect(Collectors.groupingBy(Figures.Shown::leg));
        List<Leg> legs = new ArrayList<>();
        byLeg.forEach((leg, of) -> {
            Figures.@Nullable Shown median = kind(of, "median");
            Figures.Shown first = median == null ? of.getFirst() : median;
            Long measured = first.figure().denominator();
            legs.add(new Leg(
                    leg, first.name(), length(median), length(kind(of, "p90")), measured == null ? 0 : measured));
        });
        legs.sort(Comparator.comparingInt(Leg::leg));
        return legs;
    }

    private static Figures.@Nullable Shown kind(List<Figures.Shown> shown, String kind) {
        return shown.stream().filter(s -> s.kind().equals(kind)).findFirst().orElse(null);
    }

    private static @Nullable Length length(Figures.@Nullable Shown shown) {
        BigDecimal seconds = shown == null ? null : shown.figure().value();
        return shown == null || seconds == null
                ? null
                : new Length(seconds.longValueExact(), shown.figure().text(shown.unit()));
    }

    private static Line line(String code, Words name, Map<String, Figure> figures, Map<String, String> units) {
        Function<String, Cell> cell = indicator -> {
            Figure figure = figures.getOrDefault(indicator, new Figure(null, null, null, 0));
            return new Cell(
                    indicator,
                    figure.value(),
                    figure.numerator(),
                    figure.denominator(),
                    figure.excluded(),
                    figure.text(units.getOrDefault(indicator, "pieces")));
        };
        return new Line(code, name, units.keySet().stream().map(cell).toList());
    }

    private static Words words(Named named) {
        return new Words(named.zh(), named.en() == null ? named.zh() : named.en());
    }
}
