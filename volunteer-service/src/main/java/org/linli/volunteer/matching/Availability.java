package org.linli.volunteer.matching;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
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

    /** Whether the whole window is free, be it by several times that follow each other. */
    boolean covers(Window window) {
        if (times.isEmpty()) {
            return false;
        }
        long[] begins = new long[times.size() * 2];
        long[] ends = new long[begins.length];
        int found = 0;
        // From the day before on: nothing lasts longer than a day.
        for (LocalDate day = window.firstDay().minusDays(1); !day.isAfter(window.lastDay()); day = day.plusDays(1)) {
            if (!exceptions.isEmpty() && exceptions.contains(day)) {
                continue;
            }
            for (Times each : times) {
                if (!each.days().isOn(day, each.first())) {
                    continue;
                }
                int starts = each.starts().toSecondOfDay();
                long begin = window.begin(day, starts);
                long end = window.end(day, starts + (int) each.length().toSeconds());
                if (begin < window.to() && end > window.from()) {
                    if (found == begins.length) {
                        begins = Arrays.copyOf(begins, found * 2);
                        ends = Arrays.copyOf(ends, found * 2);
                    }
                    begins[found] = begin;
                    ends[found++] = end;
                }
            }
        }
        return reaches(window, begins, ends, found);
    }

    /** Goes from the begin of the window along whatever is free then, as far as that leads. */
    private static boolean reaches(Window window, long[] begins, long[] ends, int found) {
        long reached = window.from();
        boolean further = true;
        while (further && reached < window.to()) {
            further = false;
            for (int i = 0; i < found; i++) {
                if (begins[i] <= reached && ends[i] > reached) {
                    reached = ends[i];
                    further = true;
                }
            }
        }
        return reached >= window.to();
    }
}
