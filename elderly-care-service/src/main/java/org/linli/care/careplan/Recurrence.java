package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Predicate;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/**
 * The days of one RFC 5545 rule (with RFC 7529's SKIP), counted from a first day. A day is one of them only when the rule says so:
 * the first day is no exception.
 */
final class Recurrence {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final String text;
    private final RecurrenceRule rule;

    private Recurrence(String text, RecurrenceRule rule) {
        this.text = text;
        this.rule = rule;
    }

    /**
     * Reads a rule such as {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU}.
     *
     * @param field where the rule was given; a broken part is named below it, such as {@code recurrence.BYDAY}
     * @throws Problem invalid-input naming each part that breaks a rule
     */
    static Recurrence read(String field, String text) {
        String rule = RuleParts.checked(field, text);
        try {
            Recurrence read = new Recurrence(rule, new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT));
            read.iterator(LocalDate.of(2024, 1, 1));
            return read;
        } catch (InvalidRecurrenceRuleException | RuntimeException refused) {
            // The library fails in unforeseen ways at parts that do not go together.
            throw Problem.invalid(field, "rfc-5545", "各部分不能这样组合", "its parts do not go together");
        }
    }

    /** The rule as it is kept. */
    String text() {
        return text;
    }

    /** Days of the rule from the first day on, at most until {@code last}, in order. */
    List<LocalDate> days(LocalDate first, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        walk(first, day -> {
            if (day.isAfter(last)) {
                return false;
            }
            days.add(day);
            return true;
        });
        return days;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recurrence that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private void walk(LocalDate first, Predicate<LocalDate> goOn) {
        try {
            RecurrenceRuleIterator days = iterator(first);
            while (days.hasNext()) {
                DateTime next = days.nextDateTime();
                if (!goOn.test(LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth()))) {
                    return;
                }
            }
        } catch (IllegalArgumentException | IllegalStateException givenUp) {
            // The library gives up a rule that names days there are not, such as 30 February: no more of them come.
            return;
        }
    }

    /** The library's rule notes something in itself when asked for its days. */
    private RecurrenceRuleIterator iterator(LocalDate first) {
        synchronized (rule) {
            return rule.iterator(start(first));
        }
    }

    /** A rule that ends at a time, and not with a day, can only be gone through by times; UTC days then, as good as any. */
    private DateTime start(LocalDate day) {
        DateTime until = rule.getUntil();
        int month = day.getMonthValue() - 1;
        if (until == null || until.isAllDay()) {
            return new DateTime(day.getYear(), month, day.getDayOfMonth());
        }
        return until.isFloating()
                ? new DateTime(day.getYear(), month, day.getDayOfMonth(), 0, 0, 0)
                : new DateTime(UTC, day.getYear(), month, day.getDayOfMonth(), 0, 0, 0);
    }
}
