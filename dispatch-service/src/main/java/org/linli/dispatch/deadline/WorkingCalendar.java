package org.linli.dispatch.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.WorkingHours;

/**
 * Which hours of which day are worked in a city: a holiday none, a shifted workday its own, any other day those of its
 * weekday. In a year without a published calendar every day is an ordinary one.
 */
public final class WorkingCalendar {

    private static final String HOLIDAY = "holiday";

    private final ZoneId zone;
    private final WorkingHours hours;
    private final Set<Integer> knownYears;
    private final Map<LocalDate, CalendarDay> marked = new HashMap<>();

    /** @param years the published calendars; a year that is not there is unknown */
    public WorkingCalendar(ZoneId zone, WorkingHours hours, Map<Integer, List<CalendarDay>> years) {
        this.zone = zone;
        this.hours = hours;
        this.knownYears = Set.copyOf(years.keySet());
        years.values().forEach(days -> days.forEach(day -> marked.put(day.date(), day)));
        if (hours.week().values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("no working hours in the whole week");
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether the year's holidays are published. */
    public boolean knows(int year) {
        return knownYears.contains(year);
    }

    /** Whether the day has working hours. */
    public boolean isWorkday(LocalDate day) {
        return !spansOf(day).isEmpty();
    }

    /** The spans worked on that day, in order; empty on a day off. */
    List<TimeSpan> spansOf(LocalDate day) {
        CalendarDay mark = marked.get(day);
        if (mark == null) {
            return hours.week().getOrDefault(day.getDayOfWeek(), List.of());
        }
        return HOLIDAY.equals(mark.kind()) ? List.of() : hours.shiftedWorkday();
    }

    /** What makes the day differ from an ordinary one of its week, if anything. */
    Optional<CalendarDay> mark(LocalDate day) {
        return Optional.ofNullable(marked.get(day));
    }

    static boolean isHoliday(CalendarDay day) {
        return HOLIDAY.equals(day.kind());
    }

    ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }

    /** The moment that many minutes after the beginning of the day, by the wall clock; 1440 is the next day's 00:00. */
    Instant at(LocalDate day, int minute) {
        return minute == 24 * 60
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toInstant();
    }
}
