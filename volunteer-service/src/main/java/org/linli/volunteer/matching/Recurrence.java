package org.linli.volunteer.matching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.WeekdayNum;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * The days of one RFC 5545 rule. A day is one of them only when the rule says so: the first day is no exception. Nearly all rules
 * name days of every week; those are answered from a set of weekdays, all others by going through the rule.
 */
public final class Recurrence {

    private static final Set<Freq> BY_DAYS = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private static final int MOST_ANSWERS = 10_000;

    private final RecurrenceRule rule;
    /** Null unless each week is like the other and the rule has no end. */
    private final @Nullable Set<DayOfWeek> everyWeek;
    /** That the weekday of the first day counts: a weekly rule that names none. */
    private final boolean weekdayOfFirst;
    /** By the first day and the day asked for, of a rule that must be gone through. */
    private final Map<Long, Boolean> answers = new ConcurrentHashMap<>();

    private Recurrence(RecurrenceRule rule) {
        this.rule = rule;
        boolean weekly = rule.getFreq() == Freq.WEEKLY
                && rule.getInterval() == 1
                && rule.getCount() == null
                && rule.getUntil() == null
                && List.of(Part.values()).stream()
                        .filter(rule::hasPart)
                        .allMatch(part ->
                                part == Part.FREQ || part == Part.INTERVAL || part == Part.BYDAY || part == Part.WKST);
        List<WeekdayNum> named = rule.getByDayPart();
        this.weekdayOfFirst = weekly && (named == null || named.isEmpty());
        this.everyWeek = weekly ? weekdays(named == null ? List.of() : named) : null;
    }

    /**
     * Reads a rule such as {@code FREQ=WEEKLY;BYDAY=MO,WE}.
     *
     * @throws IllegalArgumentException when it is no rule of RFC 5545, or names hours: times are told beside the rule
     */
    public static Recurrence of(String text) {
        RecurrenceRule rule;
        try {
            rule = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | RuntimeException broken) {
            // The reader fails in unforeseen ways at some texts that are far from any rule.
            throw new IllegalArgumentException("no rule of RFC 5545: " + text, broken);
        }
        // The parts must not be touched before the first rule: the library's classes cannot be initialised in that
        // order.
        if (!BY_DAYS.contains(rule.getFreq())
                || rule.hasPart(Part.BYHOUR)
                || rule.hasPart(Part.BYMINUTE)
                || rule.hasPart(Part.BYSECOND)) {
            throw new IllegalArgumentException("a rule of days must not name hours: " + text);
        }
        return new Recurrence(rule);
    }

    /**
     * Whether a day is one of the rule's.
     *
     * @param first the day from which on the rule counts (DTSTART)
     */
    public boolean isOn(LocalDate day, LocalDate first) {
        if (day.isBefore(first)) {
            return false;
        }
        if (everyWeek != null) {
            return weekdayOfFirst
                    ? ChronoUnit.DAYS.between(first, day) % 7 == 0
                    : everyWeek.contains(day.getDayOfWeek());
        }
        return isRemembered(day, first);
    }

    /** Many people were told the same rule on the same day, and are asked for the same day. */
    private boolean isRemembered(LocalDate day, LocalDate first) {
        long key = first.toEpochDay() << Integer.SIZE | day.toEpochDay();
        Boolean known = answers.get(key);
        if (known == null) {
            known = isGoneThrough(day, first);
            if (answers.size() >= MOST_ANSWERS) {
                answers.clear();
            }
            answers.put(key, known);
        }
        return known;
    }

    /** The same by going through the rule. */
    boolean isGoneThrough(LocalDate day, LocalDate first) {
        try {
            RecurrenceRuleIterator days = from(first);
            days.fastForward(start(day));
            return days.hasNext() && isSame(days.nextDateTime(), day);
        } catch (IllegalArgumentException | IllegalStateException givenUp) {
            // The library gives up a rule that names days there are not, such as 30 February: it comes on none.
            return false;
        }
    }

    private static boolean isSame(DateTime found, LocalDate day) {
        return found.getYear() == day.getYear()
                && found.getMonth() + 1 == day.getMonthValue()
                && found.getDayOfMonth() == day.getDayOfMonth();
    }

    /** The library's rule notes something in itself when asked for its days. */
    private RecurrenceRuleIterator from(LocalDate first) {
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

    private static Set<DayOfWeek> weekdays(List<WeekdayNum> named) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        named.forEach(each -> days.add(DayOfWeek.of(WEEKDAYS.indexOf(each.weekday.name()) + 1)));
        return days;
    }
}
