package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.Absence;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.kit.sql.Database;
import org.linli.plan.Break;
import org.linli.plan.Carer;
import org.linli.plan.Shift;

/**
 * Who works on a day: shifts of the weekday, less absences, and no longer than what is left of the week's cap. What is published to
 * them on that day keeps its time.
 */
@ApplicationScoped
class CarersOfDay {

    private record Start(
            String mode,
            @Nullable Double longitude,
            @Nullable Double latitude,
            int weeklyCap) {}

    private record Span(int from, int to) {}

    private static final int MINUTE = 60;

    private final Carers carers;
    private final WeekOfCarer weeks;
    private final Database database;

    CarersOfDay(Carers carers, WeekOfCarer weeks, Database database) {
        this.carers = carers;
        this.weeks = weeks;
        this.database = database;
    }

    /**
     * Those of whom something is left of the day, by id.
     *
     * @param asIfPresent whose absences are not looked at; null: everybody's are
     */
    @Transactional
    List<Carer> of(String areaPath, LocalDate day, Instant midnight, Places places, @Nullable UUID asIfPresent) {
        List<Carer> working = new ArrayList<>();
        List<CarerRef> serving = carers.serving(areaPath);
        Map<UUID, WeekOfCarer.Used> used =
                weeks.of(serving.stream().map(CarerRef::id).toList(), day);
        for (CarerRef carer : serving) {
            Start start = start(carer.id());
            int place = places.number(start.longitude(), start.latitude());
            List<Shift> shifts = new ArrayList<>();
            for (var shift : carers.shifts(carer.id())) {
                if (shift.weekday() == day.getDayOfWeek().getValue()) {
                    shifts.addAll(
                            left(carer.id(), shift, midnight, place, carer.id().equals(asIfPresent)));
                }
            }
            List<Shift> capped =
                    WeekOfCarer.capped(shifts, start.weeklyCap(), used.get(carer.id()), at -> tick(midnight, at));
            if (!capped.isEmpty()) {
                working.add(new Carer(carer.id().toString(), new HashSet<>(carer.skills()), start.mode(), capped));
            }
        }
        return working;
    }

    private List<Shift> left(
            UUID carer, org.linli.care.carer.Shift shift, Instant midnight, int place, boolean present) {
        List<Span> spans = new ArrayList<>(List.of(new Span(shift.starts() * MINUTE, shift.ends() * MINUTE)));
        for (Absence absence :
                present ? List.<Absence>of() : carers.absences(carer, midnight, midnight.plus(Duration.ofDays(1)))) {
            Span away = new Span(tick(midnight, absence.from()), tick(midnight, absence.to()));
            spans = spans.stream().flatMap(span -> without(span, away).stream()).toList();
        }
        return spans.stream()
                .map(span -> new Shift(span.from(), span.to(), span.to(), place, place, breaks(shift, span)))
                .toList();
    }

    private static List<Span> without(Span span, Span away) {
        List<Span> rest = new ArrayList<>();
        if (away.from() > span.from()) {
            rest.add(new Span(span.from(), Math.min(span.to(), away.from())));
        }
        if (away.to() < span.to()) {
            rest.add(new Span(Math.max(span.from(), away.to()), span.to()));
        }
        return rest.stream().filter(each -> each.to() - each.from() >= MINUTE).toList();
    }

    private static List<Break> breaks(org.linli.care.carer.Shift shift, Span span) {
        return shift.breaks().stream()
                .filter(each -> each.starts() * MINUTE >= span.from() && each.ends() * MINUTE <= span.to())
                .map(each -> new Break(
                        each.starts() * MINUTE, each.starts() * MINUTE, (each.ends() - each.starts()) * MINUTE))
                .toList();
    }

    private Start start(UUID carer) {
        return database.first(
                        "SELECT mode, longitude, latitude, weekly_cap FROM carer WHERE id = ?",
                        row -> new Start(
                                row.getString("mode"),
                                row.getObject("longitude", Double.class),
                                row.getObject("latitude", Double.class),
                                row.getInt("weekly_cap")),
                        carer)
                .orElseThrow();
    }

    private static int tick(Instant midnight, Instant moment) {
        return (int)
                Math.max(0, Math.min(86_400, Duration.between(midnight, moment).toSeconds()));
    }
}
