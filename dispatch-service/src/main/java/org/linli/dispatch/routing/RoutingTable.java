package org.linli.dispatch.routing;

import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.linli.citypack.Responsibility;
import org.linli.citypack.Rule;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.Unit;
import org.linli.citypack.When;
import org.linli.dispatch.registry.Wording;

/**
 * Who gets a case, by docs/city-pack.md: the first rule that matches and whose lead can be resolved; else the row of the
 * responsibility list with the deepest category, then the deepest area.
 */
final class RoutingTable {

    private static final Map<String, String> KIND_OF_REFERENCE = Map.of(
            "street-office-of-area", "street-office",
            "community-of-area", "community",
            "property-of-area", "property");
    private static final String OWNER_OF_STREET = "owner-of-street";
    private static final String RESPONSIBLE = "responsible";
    private static final String ANY_STREET = "*";

    private final List<Rule> rules;
    private final Map<String, List<Responsibility>> responsibilities;
    private final Map<String, Unit> units;
    private final Map<String, String> firstByKindAndArea;

    /** @param units those in force, in the order of their file */
    RoutingTable(List<Rule> rules, List<Responsibility> responsibilities, Collection<Unit> units) {
        this.rules = List.copyOf(rules);
        this.responsibilities = responsibilities.stream().collect(Collectors.groupingBy(Responsibility::category));
        this.units = new HashMap<>();
        this.firstByKindAndArea = new HashMap<>();
        for (Unit unit : units) {
            this.units.put(unit.code(), unit);
            if (unit.area() != null) {
                firstByKindAndArea.putIfAbsent(unit.kind() + "@" + unit.area(), unit.code());
            }
        }
    }

    /** Empty when neither a rule nor a row of the list covers the situation. */
    Optional<Route> choose(Situation situation) {
        Optional<Responsibility> responsible = responsible(situation);
        for (Rule rule : rules) {
            if (matches(rule.when(), situation)) {
                Optional<String> lead = resolve(rule.lead(), situation, responsible);
                if (lead.isPresent()) {
                    return Optional.of(new Route(
                            rule.code(),
                            lead.get(),
                            supporting(rule.supporting(), lead.get(), situation, responsible),
                            rule.automatic(),
                            new Wording(rule.reasonZh(), rule.reasonEn())));
                }
            }
        }
        return responsible.map(row -> new Route(
                row.code(),
                row.leadUnit(),
                supporting(row.supportingUnits(), row.leadUnit(), situation, responsible),
                row.automatic(),
                reason(row)));
    }

    private Optional<Responsibility> responsible(Situation situation) {
        for (String category : situation.categoryPath().reversed()) {
            Optional<Responsibility> deepest = responsibilities.getOrDefault(category, List.of()).stream()
                    .filter(row -> units.containsKey(row.leadUnit()))
                    .filter(row -> row.area() == null || situation.areaPath().contains(row.area()))
                    .max(Comparator.comparingInt(row ->
                            row.area() == null ? -1 : situation.areaPath().indexOf(row.area())));
            if (deepest.isPresent()) {
                return deepest;
            }
        }
        return Optional.empty();
    }

    private static boolean matches(When when, Situation situation) {
        return anyOf(when.categories(), situation.categoryPath())
                && anyOf(when.areas(), situation.areaPath())
                && onStreet(when.streets(), situation)
                && inHours(when, situation)
                && onDay(when.days(), situation);
    }

    private static boolean anyOf(List<String> wanted, List<String> path) {
        return wanted.isEmpty() || wanted.stream().anyMatch(path::contains);
    }

    private static boolean onStreet(List<String> wanted, Situation situation) {
        return wanted.isEmpty()
                || situation.street() != null && (wanted.contains(ANY_STREET) || wanted.contains(situation.street()));
    }

    /** From is included, to is not; a span whose end is before its beginning passes midnight. */
    private static boolean inHours(When when, Situation situation) {
        TimeSpan hours = when.hours();
        if (hours == null) {
            return true;
        }
        int minute = situation.when().getHour() * 60 + situation.when().getMinute();
        return hours.from() < hours.to()
                ? minute >= hours.from() && minute < hours.to()
                : minute >= hours.from() || minute < hours.to();
    }

    private static boolean onDay(List<String> days, Situation situation) {
        String weekday = situation
                .when()
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toLowerCase(Locale.ROOT);
        return days.isEmpty() || days.contains(weekday) || days.contains(situation.workday() ? "workday" : "holiday");
    }

    private Optional<String> resolve(
            String unitOrReference, Situation situation, Optional<Responsibility> responsible) {
        String kind = KIND_OF_REFERENCE.get(unitOrReference);
        Optional<String> unit;
        if (kind != null) {
            unit = situation.areaPath().reversed().stream()
                    .map(area -> firstByKindAndArea.get(kind + "@" + area))
                    .filter(code -> code != null)
                    .findFirst();
        } else if (unitOrReference.equals(OWNER_OF_STREET)) {
            unit = Optional.ofNullable(situation.streetOwner());
        } else if (unitOrReference.equals(RESPONSIBLE)) {
            unit = responsible.map(Responsibility::leadUnit);
        } else {
            unit = Optional.of(unitOrReference);
        }
        // A retired unit gets no new orders.
        return unit.filter(units::containsKey);
    }

    private List<String> supporting(
            List<String> named, String lead, Situation situation, Optional<Responsibility> responsible) {
        SequencedSet<String> supporting = new LinkedHashSet<>();
        for (String one : named) {
            resolve(one, situation, responsible)
                    .filter(unit -> !unit.equals(lead))
                    .ifPresent(supporting::add);
        }
        return List.copyOf(supporting);
    }

    private static Wording reason(Responsibility row) {
        String areaZh = row.area() == null ? "全市" : row.area();
        String areaEn = row.area() == null ? "the whole city" : row.area();
        return new Wording(
                "权责清单 " + row.code() + "：" + row.itemZh() + "（事项 " + row.category() + "，区域 " + areaZh + "，依据"
                        + row.basis() + "）",
                "Responsibility list, row " + row.code() + ": category " + row.category() + ", area " + areaEn);
    }
}
