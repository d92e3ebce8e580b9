package org.linli.dispatch.registry;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Clocks;
import org.linli.citypack.Condition;
import org.linli.citypack.Reason;
import org.linli.citypack.Responsibility;
import org.linli.citypack.Rule;
import org.linli.citypack.Unit;
import org.linli.citypack.WorkingHours;

/** Everything dispatch knows of the city at one moment; never changes, is replaced as a whole. See {@link Cities}. */
public final class City {

    private final CityContent content;
    private final Map<String, Area> areas;
    private final Map<String, Category> categories;
    private final Map<String, Street> streets;
    private final Map<String, Kept<Unit>> units;
    private final Map<String, Condition> conditions;
    private final Map<String, List<Condition>> inForceByCategory;
    private final GridIndex grids;
    private final StreetIndex segments;

    City(CityContent content) {
        this.content = content;
        this.areas = byKey(content.areas(), Area::code);
        this.categories = byKey(content.categories(), Category::code);
        this.streets = byKey(content.streets(), Street::code);
        this.units = byKey(content.units(), u -> u.value().code());
        this.conditions = byKey(content.conditions().stream().map(Kept::value).toList(), Condition::code);
        this.inForceByCategory =
                inForce(content.conditions()).stream().collect(Collectors.groupingBy(Condition::category));
        this.grids = new GridIndex(content.areas());
        this.segments = new StreetIndex(
                content.streets(),
                content.settings() == null ? 0 : content.settings().streetReachM());
    }

    /** @throws NotYetKnown before the first pack */
    public ZoneId zone() {
        return settings().zone();
    }

    /** @throws NotYetKnown before the first pack */
    public WorkingHours hours() {
        return settings().hours();
    }

    /** @throws NotYetKnown before the first pack */
    public Clocks clocks() {
        return settings().clocks();
    }

    /** Days by year; a year that is not there is unknown. */
    public Map<Integer, List<CalendarDay>> calendars() {
        return content.calendars();
    }

    public Optional<Area> area(String code) {
        return Optional.ofNullable(areas.get(code));
    }

    public Optional<Category> category(String code) {
        return Optional.ofNullable(categories.get(code));
    }

    public Optional<Street> street(String code) {
        return Optional.ofNullable(streets.get(code));
    }

    public Optional<Kept<Unit>> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    /** Units in the order of their file, retired ones among them. */
    public Collection<Kept<Unit>> units() {
        return content.units();
    }

    /** Also a retired one. */
    public Optional<Condition> condition(String code) {
        return Optional.ofNullable(conditions.get(code));
    }

    /** Those in force that meet the category: its own, or its nearest ancestor's; the first is the default. */
    public List<Condition> conditionsFor(String categoryCode) {
        Category category = categories.get(categoryCode);
        if (category == null) {
            return List.of();
        }
        List<String> path = new ArrayList<>(Arrays.asList(category.path().split("\\.")));
        while (!path.isEmpty()) {
            List<Condition> own = inForceByCategory.get(path.removeLast());
            if (own != null) {
                return List.copyOf(own);
            }
        }
        return List.of();
    }

    /** Responsibility list without retired rows. */
    public List<Responsibility> responsibilities() {
        return inForce(content.responsibilities());
    }

    /** Routing rules in force, first first. */
    public List<Rule> rules() {
        return inForce(content.rules());
    }

    /** Reasons in the order of their file, retired ones among them. */
    public List<Kept<Reason>> reasons() {
        return content.reasons();
    }

    /** The grid at a place in WGS 84; empty outside the city. */
    public Optional<Area> gridAt(double longitude, double latitude) {
        return grids.at(longitude, latitude).map(areas::get);
    }

    /** The street segment a place in WGS 84 lies on. */
    public Optional<String> streetAt(double longitude, double latitude) {
        return segments.at(longitude, latitude);
    }

    private CityContent.Settings settings() {
        CityContent.Settings settings = content.settings();
        if (settings == null) {
            throw new NotYetKnown("city pack");
        }
        return settings;
    }

    private static <T> List<T> inForce(List<Kept<T>> kept) {
        return kept.stream().filter(k -> !k.retired()).map(Kept::value).toList();
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        Map<String, T> map = HashMap.newHashMap(rows.size());
        rows.forEach(row -> map.put(key.apply(row), row));
        return map;
    }
}
