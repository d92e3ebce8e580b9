package org.linli.volunteer.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.linli.kit.problem.Problem;

/**
 * On which days something comes again: an {@code RRULE} of RFC 5545 by days, weeks or months. Hours are told beside it. This
 * is the only place that knows the library which reads such rules.
 */
public final class RecurrenceRule {

    private static final int LONGEST = 200;
    private static final Set<Freq> FREQUENCIES = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY);

    private final String text;
    private final org.dmfs.rfc5545.recur.RecurrenceRule rule;

    private RecurrenceRule(String text, org.dmfs.rfc5545.recur.RecurrenceRule rule) {
        this.text = text;
        this.rule = rule;
    }

    /**
     * Reads a rule that comes in.
     *
     * @param field where it was given, for the refusal
     * @throws Problem invalid-input unless it is a rule of days, weeks or months within 200 characters
     */
    public static RecurrenceRule read(String field, String text) {
        try {
            return stored(text);
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(
                    field,
                    "rrule",
                    "须为按日、周或月的 RFC 5545 重复规则,如 FREQ=WEEKLY;BYDAY=TU;UNTIL 为日期,不含 BYHOUR 等",
                    "must be a recurrence rule of RFC 5545 by days, weeks or months, such as FREQ=WEEKLY;BYDAY=TU; UNTIL is"
                            + " a date, and there is no BYHOUR or finer");
        }
    }

    /** A rule that was read before. @throws IllegalArgumentException for any other text */
    public static RecurrenceRule stored(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST);
        }
        try {
            var rule = new org.dmfs.rfc5545.recur.RecurrenceRule(text, RfcMode.RFC5545_STRICT);
            if (!FREQUENCIES.contains(rule.getFreq()) || namesHours(rule)) {
                throw new IllegalArgumentException("not a rule of days");
            }
            DateTime until = rule.getUntil();
            if (until != null && !until.isAllDay()) {
                throw new IllegalArgumentException("UNTIL is not a date");
            }
            return new RecurrenceRule(text, rule);
        } catch (InvalidRecurrenceRuleException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    public String text() {
        return text;
    }

    /**
     * The days of a period on which it comes.
     *
     * @param begins the rule's first day (DTSTART): intervals and counts run from it
     * @param from first day of the period
     * @param to last day of the period, included
     */
    public List<LocalDate> days(LocalDate begins, LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        try {
            RecurrenceRuleIterator each = rule.iterator(dateTime(begins));
            if (from.isAfter(begins)) {
                each.fastForward(dateTime(from));
            }
            while (each.hasNext()) {
                LocalDate day = date(each.nextDateTime());
                if (day.isAfter(to)) {
                    break;
                }
                if (!day.isBefore(from)) {
                    days.add(day);
                }
            }
        } catch (IllegalArgumentException givenUp) {
            // The library gives up a rule that names days there are not, such as 30 February: it comes on none.
            return days;
        }
        return days;
    }

    // Not a constant of this class: the library's parts can be initialised only after its rules.
    private static boolean namesHours(org.dmfs.rfc5545.recur.RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static LocalDate date(DateTime day) {
        return LocalDate.of(day.getYear(), day.getMonth() + 1, day.getDayOfMonth());
    }
}
