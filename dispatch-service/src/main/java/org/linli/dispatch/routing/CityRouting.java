package org.linli.dispatch.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.Unit;
import org.linli.dispatch.deadline.WorkingCalendar;
import org.linli.dispatch.registry.Area;
import org.linli.dispatch.registry.Category;
import org.linli.dispatch.registry.Cities;
import org.linli.dispatch.registry.City;
import org.linli.dispatch.registry.Derived;
import org.linli.dispatch.registry.Kept;
import org.linli.dispatch.registry.Street;

/** Routing by the rules and the responsibility list in force at this moment. */
@ApplicationScoped
class CityRouting implements Routing {

    private final Cities cities;
    private final Derived<RoutingTable> table =
            new Derived<>(city -> new RoutingTable(city.rules(), city.responsibilities(), unitsInForce(city)));
    private final Derived<WorkingCalendar> calendar =
            new Derived<>(city -> new WorkingCalendar(city.zone(), city.hours(), city.calendars()));

    CityRouting(Cities cities) {
        this.cities = cities;
    }

    @Override
    public Optional<Route> choose(CasePlace place, Instant at) {
        return situation(place, at).flatMap(this::choose);
    }

    /** By the rules in force at this moment. */
    Optional<Route> choose(Situation situation) {
        return table.of(cities.now()).choose(situation);
    }

    /** A case as rules see it; empty where its category or area is not known. */
    Optional<Situation> situation(CasePlace place, Instant at) {
        City city = cities.now();
        Optional<Category> category = city.category(place.categoryCode());
        Optional<Area> area = city.area(place.areaCode());
        if (category.isEmpty() || area.isEmpty()) {
            return Optional.empty();
        }
        String street = street(city, place);
        LocalDateTime when = LocalDateTime.ofInstant(at, city.zone());
        return Optional.of(new Situation(
                steps(category.get().path()),
                steps(area.get().path()),
                street,
                street == null
                        ? null
                        : city.street(street).map(Street::ownerUnit).orElse(null),
                when,
                calendar.of(city).isWorkday(when.toLocalDate())));
    }

    private static @Nullable String street(City city, CasePlace place) {
        if (place.streetCode() != null) {
            return place.streetCode();
        }
        if (place.longitude() == null || place.latitude() == null) {
            return null;
        }
        return city.streetAt(place.longitude(), place.latitude()).orElse(null);
    }

    private static List<Unit> unitsInForce(City city) {
        return city.units().stream().filter(u -> !u.retired()).map(Kept::value).toList();
    }

    private static List<String> steps(String path) {
        return Arrays.asList(path.split("\\."));
    }
}
