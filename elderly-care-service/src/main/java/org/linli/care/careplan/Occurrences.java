package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.HolidayPolicy.Place;
import org.linli.care.careplan.Occurrence.Outcome;
import org.linli.care.careplan.Occurrence.Reason;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.registry.Calendars;

/**
 * When a series comes: the days its rules give, shifted by the holiday policy, kept apart by the gap, changed by exceptions, in this
 * order. It is always gone through from its first day, so that the answer for a day does not depend on who asks from when.
 */
final class Occurrences {

    /**
     * An item of the series as far as its days go.
     *
     * @param last the last day a rule may give; null: none
     * @param gap least days between two that come, 0: none
     */
    record Segment(
            UUID item,
            Recurrence rule,
            LocalDate first,
            @Nullable LocalDate last,
            HolidayPolicy policy,
            int gap) {}

    /**
     * What somebody decided for one day that a rule gave.
     *
     * @param toDay null: it does not come
     */
    record Exception(
            LocalDate ruleDay,
            @Nullable LocalDate toDay,
            @Nullable Window window) {}

    private record Placed(Segment segment, LocalDate ruleDay, Place place) {

        /** Where the ones before must stop. */
        @Nullable
        LocalDate barrier() {
            return switch (place) {
                case Place.On on -> on.day();
                case Place.Skipped skipped -> null;
                case Place.Unknown unknown -> ruleDay;
            };
        }
    }

    private final List<Segment> segments;
    private final Calendars.Published calendar;

    /** @param segments in the order of their first days: a day that two give counts for the later */
    Occurrences(List<Segment> segments, Calendars.Published calendar) {
        this.segments = segments;
        this.calendar = calendar;
    }

    /**
     * Everything that comes from {@code from} to {@code to}, both included, and everything that was to come then by the rule and
     * does not, each with why.
     */
    List<Occurrence> between(LocalDate from, LocalDate to, Collection<Exception> exceptions) {
        return excepted(spaced(placed(horizon(to))), exceptions).stream()
                .filter(each -> !each.shown().isBefore(from) && !each.shown().isAfter(to))
                .sorted(Comparator.comparing(Occurrence::shown).thenComparing(Occurrence::ruleDay))
                .toList();
    }

    /** As far as a day may still bear on what comes on {@code to}. */
    private LocalDate horizon(LocalDate to) {
        int gap = segments.stream().mapToInt(Segment::gap).max().orElse(0);
        return to.plusDays(gap + 3L * HolidayPolicy.LONGEST_SHIFT);
    }

    private List<Placed> placed(LocalDate horizon) {
        Map<LocalDate, Segment> days = new TreeMap<>();
        for (Segment segment : segments) {
            LocalDate last = segment.last() == null || segment.last().isAfter(horizon) ? horizon : segment.last();
            segment.rule().days(segment.first(), last).forEach(day -> days.put(day, segment));
        }
        List<Placed> placed = new ArrayList<>();
        days.forEach((day, segment) ->
                placed.add(new Placed(segment, day, segment.policy().place(day, calendar))));
        return placed;
    }

    private List<Occurrence> spaced(List<Placed> placed) {
        List<Occurrence> all = new ArrayList<>();
        LocalDate before = null;
        for (int i = 0; i < placed.size(); i++) {
            Occurrence next = spaced(placed.get(i), before, nextDay(placed, i));
            before = next.day() == null ? before : next.day();
            all.add(next);
        }
        return all;
    }

    private Occurrence spaced(Placed one, @Nullable LocalDate before, @Nullable LocalDate nextDay) {
        UUID item = one.segment().item();
        return switch (one.place()) {
            case Place.Skipped skipped -> Occurrence.not(item, one.ruleDay(), Outcome.DROPPED, Reason.HOLIDAY);
            case Place.Unknown unknown -> Occurrence.not(item, one.ruleDay(), Outcome.WAITING_FOR_CALENDAR, null);
            case Place.On on -> {
                int gap = one.segment().gap();
                if (before == null || !on.day().isBefore(before.plusDays(Math.max(gap, 1)))) {
                    yield Occurrence.on(item, one.ruleDay(), on.day(), Reason.HOLIDAY);
                }
                yield on.day().equals(before)
                        ? Occurrence.not(item, one.ruleDay(), Outcome.DROPPED, Reason.SAME_DAY)
                        : apart(one, before.plusDays(Math.max(gap, 1)), nextDay);
            }
        };
    }

    private Occurrence apart(Placed one, LocalDate earliest, @Nullable LocalDate nextDay) {
        UUID item = one.segment().item();
        return switch (one.segment().policy().from(earliest, calendar)) {
            case Place.Unknown unknown -> Occurrence.not(item, one.ruleDay(), Outcome.WAITING_FOR_CALENDAR, null);
            case Place.Skipped skipped -> Occurrence.not(item, one.ruleDay(), Outcome.DROPPED, Reason.GAP);
            case Place.On on ->
                nextDay == null || on.day().isBefore(nextDay)
                        ? Occurrence.on(item, one.ruleDay(), on.day(), Reason.GAP)
                        : Occurrence.not(item, one.ruleDay(), Outcome.DROPPED, Reason.GAP);
        };
    }

    /** The first day later in the series that something stands on, as far as is known. */
    private static @Nullable LocalDate nextDay(List<Placed> placed, int i) {
        LocalDate own = placed.get(i).barrier();
        for (int later = i + 1; later < placed.size(); later++) {
            LocalDate day = placed.get(later).barrier();
            // One that falls on the same day is dropped itself, and bars nobody.
            if (day != null && (own == null || day.isAfter(own))) {
                return day;
            }
        }
        return null;
    }

    private List<Occurrence> excepted(List<Occurrence> spaced, Collection<Exception> exceptions) {
        Map<LocalDate, Exception> byDay = new TreeMap<>();
        exceptions.forEach(each -> byDay.put(each.ruleDay(), each));
        Set<LocalDate> taken = new HashSet<>();
        exceptions.stream()
                .filter(each -> each.toDay() != null && covering(each.ruleDay()) != null)
                .forEach(each -> taken.add(each.toDay()));
        List<Occurrence> all = new ArrayList<>();
        spaced.forEach(each -> all.add(excepted(each, byDay.remove(each.ruleDay()), taken)));
        byDay.values().forEach(left -> all.addAll(agreed(left)));
        return all;
    }

    /** What somebody agreed on comes although the rule, changed since, would not give its day. */
    private List<Occurrence> agreed(Exception exception) {
        Segment segment = covering(exception.ruleDay());
        if (segment == null || exception.toDay() == null) {
            return List.of();
        }
        return List.of(moved(segment.item(), exception.ruleDay(), exception.toDay(), exception.window()));
    }

    private @Nullable Segment covering(LocalDate day) {
        Segment covering = null;
        for (Segment each : segments) {
            boolean covers = !day.isBefore(each.first()) && (each.last() == null || !day.isAfter(each.last()));
            covering = covers ? each : covering;
        }
        return covering;
    }

    private static Occurrence excepted(Occurrence one, @Nullable Exception exception, Set<LocalDate> taken) {
        if (exception == null) {
            boolean shadowed = one.day() != null && taken.contains(one.day());
            return shadowed ? Occurrence.not(one.item(), one.ruleDay(), Outcome.DROPPED, Reason.SAME_DAY) : one;
        }
        if (exception.toDay() == null) {
            return Occurrence.not(one.item(), one.ruleDay(), Outcome.CANCELLED, Reason.EXCEPTION);
        }
        return moved(one.item(), one.ruleDay(), exception.toDay(), exception.window());
    }

    private static Occurrence moved(UUID item, LocalDate ruleDay, LocalDate toDay, @Nullable Window window) {
        return new Occurrence(item, ruleDay, toDay, Outcome.MOVED, Reason.EXCEPTION, window);
    }
}
