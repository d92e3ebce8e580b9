package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one day that a rule gave.
 *
 * @param item that gave the day
 * @param ruleDay the day the rule gave, before any shift
 * @param day when it comes; null unless it comes
 * @param window as an exception changed it; null: the item's
 * @param reason why it does not come on its own day; null when it does
 */
record Occurrence(
        UUID item,
        LocalDate ruleDay,
        @Nullable LocalDate day,
        Outcome outcome,
        @Nullable Reason reason,
        @Nullable Window window) {

    /** Whether it comes. */
    enum Outcome {
        ON,
        MOVED,
        DROPPED,
        CANCELLED,
        WAITING_FOR_CALENDAR;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why it does not come on its own day. */
    enum Reason {
        HOLIDAY,
        GAP,
        SAME_DAY,
        EXCEPTION;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A span of the day's wall clock, in minutes after midnight. */
    record Window(int from, int to) {

        boolean holds(Window other) {
            return from <= other.from && other.to <= to;
        }
    }

    static Occurrence on(UUID item, LocalDate ruleDay, LocalDate day, @Nullable Reason reason) {
        return new Occurrence(
                item,
                ruleDay,
                day,
                day.equals(ruleDay) ? Outcome.ON : Outcome.MOVED,
                day.equals(ruleDay) ? null : reason,
                null);
    }

    static Occurrence not(UUID item, LocalDate ruleDay, Outcome outcome, @Nullable Reason reason) {
        return new Occurrence(item, ruleDay, null, outcome, reason, null);
    }

    boolean comes() {
        return day != null;
    }

    /** The day to list it under. */
    LocalDate shown() {
        return day == null ? ruleDay : day;
    }
}
