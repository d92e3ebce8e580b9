package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.linli.care.registry.Calendars;

/**
 * What becomes of a day that is a published holiday. An ordinary weekend is none: care goes on at weekends, and who shifts from a
 * holiday shifts to a day that is worked. A year that nobody has published is unknown.
 */
enum HolidayPolicy {
    KEEP,
    SKIP,
    NEXT_WORKDAY,
    PREVIOUS_WORKDAY;

    /** No holiday is longer; beyond it the calendar is wrong. In days. */
    static final int LONGEST_SHIFT = 30;

    /** Where a day went. */
    sealed interface Place {
        record On(LocalDate day) implements Place {}

        record Skipped() implements Place {}

        /** The calendar that would tell is not there. */
        record Unknown() implements Place {}
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HolidayPolicy> of(String wire) {
        for (HolidayPolicy policy : values()) {
            if (policy.wire().equals(wire)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }

    Place place(LocalDate day, Calendars.Published calendar) {
        if (this == KEEP) {
            return new Place.On(day);
        }
        Optional<Boolean> holiday = calendar.holiday(day);
        if (holiday.isEmpty()) {
            return new Place.Unknown();
        }
        if (!holiday.get()) {
            return new Place.On(day);
        }
        return this == SKIP ? new Place.Skipped() : workday(day, this == NEXT_WORKDAY ? 1 : -1, calendar);
    }

    /** The first day from one on that the policy lets stand. */
    Place from(LocalDate day, Calendars.Published calendar) {
        if (this != KEEP && this != SKIP) {
            return NEXT_WORKDAY.place(day, calendar);
        }
        for (int ahead = 0; ahead <= LONGEST_SHIFT; ahead++) {
            Place place = place(day.plusDays(ahead), calendar);
            if (!(place instanceof Place.Skipped)) {
                return place;
            }
        }
        return new Place.Skipped();
    }

    private static Place workday(LocalDate holiday, int step, Calendars.Published calendar) {
        LocalDate day = holiday;
        for (int i = 0; i < LONGEST_SHIFT; i++) {
            day = day.plusDays(step);
            Optional<Boolean> worked = calendar.workday(day);
            if (worked.isEmpty()) {
                return new Place.Unknown();
            }
            if (worked.get()) {
                return new Place.On(day);
            }
        }
        return new Place.Skipped();
    }
}
