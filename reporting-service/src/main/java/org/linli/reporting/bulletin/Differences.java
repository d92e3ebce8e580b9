package org.linli.reporting.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.reporting.bulletin.BulletinContent.Difference;
import org.linli.reporting.bulletin.BulletinContent.Line;
import org.linli.reporting.indicator.Figure;

/** What one revision says otherwise than the one before. */
final class Differences {

    private record Place(String of, String code, String indicator) {}

    private Differences() {}

    static List<Difference> between(BulletinContent before, BulletinContent after) {
        Map<Place, Figure> old = figures(before);
        Map<Place, Figure> fresh = figures(after);
        Set<Place> places = new LinkedHashSet<>(fresh.keySet());
        places.addAll(old.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Place place : places) {
            Figure was = old.get(place);
            Figure is = fresh.get(place);
            if (!same(was, is)) {
                differences.add(new Difference(place.of(), place.code(), place.indicator(), was, is));
            }
        }
        return differences;
    }

    private static Map<Place, Figure> figures(BulletinContent content) {
        Map<Place, Figure> figures = new LinkedHashMap<>();
        content.indicators()
                .forEach(i -> figures.put(
                        new Place("city", "", i.code()),
                        new Figure(i.value(), i.numerator(), i.denominator(), i.excluded())));
        lines("area", content.areas(), figures);
        lines("unit", content.units(), figures);
        return figures;
    }

    private static void lines(String of, List<Line> lines, Map<Place, Figure> figures) {
        for (Line line : lines) {
            line.figures()
                    .forEach(cell -> figures.put(
                            new Place(of, line.code(), cell.indicator()),
                            new Figure(cell.value(), cell.numerator(), cell.denominator(), cell.excluded())));
        }
    }

    /** By amount: JSON may bring 90.00 back as 90.0. */
    private static boolean same(@Nullable Figure one, @Nullable Figure other) {
        if (one == null || other == null) {
            return one == other;
        }
        boolean values = one.value() == null || other.value() == null
                ? one.value() == other.value()
                : one.value().compareTo(other.value()) == 0;
        return values
                && Objects.equals(one.numerator(), other.numerator())
                && Objects.equals(one.denominator(), other.denominator())
                && one.excluded() == other.excluded();
    }
}
