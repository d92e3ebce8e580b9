package org.linli.volunteer.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When somebody is free: times that come back by a rule, without the days they named as exceptions. Times are those of the
 * clock on the wall, so that Tuesday from 22:00 for four hours ends at 02:00 whatever the night does to the clocks.
 */
public final class Availability {

    /** Of whoever told no times: free at none. */
    public static final Availability NONE = new Availability(List.of(), Set.of());

    private static final Duration LONGEST = Duration.ofHours(24);

    /**
     * Times that come back.
     *
     * @param days on which they begin
     * @param first day from which on the rule counts (DTSTART)
     * @param starts in the city's zone
     * @param length above zero, at most 24 hours; may run past midnight
     */
    public record Times(Recurrence days, LocalDate first, LocalTime starts, Duration length) {

        public Times {
            if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("length must be above zero and at most 24 hours: " + length);
            }
        }
    }

    private record Free(Instant from, Instant to) {}

    private final List<Times> times;
    private final Set<LocalDate> exceptions;

    private Availability(List<Times> times, Set<LocalDate> exceptions) {
        this.times = times;
        this.exceptions = exceptions;
    }

    /** @param exceptions days on which nothing begins */
    public static Availability of(List<Times> times, Set<LocalDate> exceptions) {
        return times.isEmpty() ? NONE : new Availability(List.copyOf(times), Set.copyOf(exceptions));
    }

    /** Whether somebody told any times at all. */
    public boolean isTold() {
        return !times.isEmpty();
    }

    /** Whether the whole time from one moment to a later one is free, be it by several times that follow each other. */
    public boolean covers(Instant from, Instant to, ZoneId zone) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window must end after it begins");
        }
        if (times.isEmpty()) {
            return false;
        }
        List<Free> free = around(from, to, zone);
        if (free.size() > 1) {
            free.sort(Comparator.comparing(Free::from));
        }
        Instant reached = from;
        for (Free each : free) {
            if (each.from().isAfter(reached)) {
                return false;
            }
            if (each.to().isAfter(reached)) {
                reached = each.to();
            }
            if (!reached.isBefore(to)) {
                return true;
            }
        }
        return false;
    }

    /** What begins from the day before the window on: nothing lasts longer than a day. */
    private List<Free> around(Instant from, Instant to, ZoneId zone) {
        LocalDate last = to.atZone(zone).toLocalDate();
        List<Free> free = new ArrayList<>();
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            if (exceptions.contains(day)) {
                continue;
            }
            for (Times each : times) {
                if (each.days().isOn(day, each.first())) {
                    LocalDateTime begin = day.atTime(each.starts());
                    Free found = new Free(begin.atZone(zone).toInstant(), ending(begin.plus(each.length()), zone));
                    if (found.from().isBefore(to) && found.to().isAfter(from)) {
                        free.add(found);
                    }
                }
            }
        }
        return free;
    }

    /** An end that the clock shows twice is the later of the two. */
    private static Instant ending(LocalDateTime end, ZoneId zone) {
        return ZonedDateTime.of(end, zone).withLaterOffsetAtOverlap().toInstant();
    }
}
