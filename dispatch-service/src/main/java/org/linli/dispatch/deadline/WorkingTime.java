package org.linli.dispatch.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.linli.citypack.Span;
import org.linli.citypack.TimeSpan;

/**
 * When a duration is over, by docs/city-pack.md:
 *
 * <ul>
 *   <li>{@code urgent-hours} and {@code calendar-days} (24 h each) run around the clock;
 *   <li>{@code working-hours} run only inside working hours; a duration used up at closing time ends there, not at the
 *       next opening;
 *   <li>{@code working-days}: a start outside working hours is moved to the next working moment; the duration ends at the
 *       same time of day, that many working days later. Where that day is not worked at that time, it is the next
 *       opening of the day, or its end.
 * </ul>
 *
 * A start at closing time counts as inside working hours, so that stages joined end to start lose nothing. Suspended time
 * is excluded: what was left when it began is left when it ends.
 */
public final class WorkingTime {

    // A due time farther away than this is a fault of the pack (hardly any day is worked), not of the duration.
    private static final int MOST_DAYS = 366 * 40;

    private final WorkingCalendar calendar;

    public WorkingTime(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    public DueTime due(Instant from, Span span) {
        return due(from, span, List.of());
    }

    /** @param suspended spans that do not count, in any order; they may overlap */
    public DueTime due(Instant from, Span span, List<Suspension> suspended) {
        boolean working = isWorking(span.unit());
        Instant due = plain(from, span);
        List<Suspension> counted = new ArrayList<>();
        for (Suspension suspension : joined(suspended)) {
            if (!suspension.from().isBefore(due)) {
                break;
            }
            if (suspension.to().isAfter(from)) {
                due = moved(due, later(from, suspension.from()), suspension.to(), working);
                counted.add(suspension);
            }
        }
        boolean provisional = working && !knowsAll(from, due);
        return new DueTime(
                due, provisional, new Explanation(calendar).of(from, span, counted, due, startOf(from, span)));
    }

    private Instant plain(Instant from, Span span) {
        return switch (span.unit()) {
            case "urgent-hours" -> from.plus(Duration.ofHours(span.amount()));
            case "calendar-days" -> from.plus(Duration.ofHours(24L * span.amount()));
            case "working-hours" -> plusWorking(from, Duration.ofHours(span.amount()));
            case "working-days" -> plusWorkingDays(from, span.amount());
            default -> throw new IllegalArgumentException("no such unit of time: " + span.unit());
        };
    }

    static boolean isWorking(String unit) {
        return unit.startsWith("working-");
    }

    /** The due time as it is after a suspension: as much is left at its end as was at its beginning. */
    private Instant moved(Instant due, Instant suspended, Instant resumed, boolean working) {
        if (!working) {
            return resumed.plus(Duration.between(suspended, due));
        }
        Instant moved = plusWorking(resumed, worked(suspended, due));
        // Closing time and the next opening are the same amount of work apart; a due time at an opening stays at one.
        return isOpening(due) ? plusWorking(moved, Duration.ZERO) : moved;
    }

    /** The moment at which the amount of working time after {@code from} is used up; the next working moment for zero. */
    Instant plusWorking(Instant from, Duration amount) {
        Duration left = amount;
        LocalDate first = calendar.local(from).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++) {
            LocalDate day = first.plusDays(i);
            for (TimeSpan open : calendar.spansOf(day)) {
                Instant start = later(from, calendar.at(day, open.from()));
                Instant end = calendar.at(day, open.to());
                if (start.isBefore(end)) {
                    Duration length = Duration.between(start, end);
                    if (left.compareTo(length) <= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(length);
                }
            }
        }
        throw new IllegalStateException("hardly any working hours in the calendar");
    }

    /** How much working time lies between two moments. */
    Duration worked(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = calendar.local(to).toLocalDate();
        for (LocalDate day = calendar.local(from).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (TimeSpan open : calendar.spansOf(day)) {
                Instant start = later(from, calendar.at(day, open.from()));
                Instant end = calendar.at(day, open.to());
                end = end.isAfter(to) ? to : end;
                if (start.isBefore(end)) {
                    sum = sum.plus(Duration.between(start, end));
                }
            }
        }
        return sum;
    }

    private Instant plusWorkingDays(Instant from, int amount) {
        ZonedDateTime start = calendar.local(workingStart(from));
        LocalDate day = start.toLocalDate();
        int left = amount;
        for (int i = 0; left > 0; i++) {
            if (i == MOST_DAYS) {
                throw new IllegalStateException("hardly any working day in the calendar");
            }
            day = day.plusDays(1);
            if (calendar.isWorkday(day)) {
                left--;
            }
        }
        Instant sameTime =
                day.atTime(start.toLocalTime()).atZone(calendar.zone()).toInstant();
        return intoHours(day, sameTime);
    }

    private Instant intoHours(LocalDate workday, Instant moment) {
        Instant closing = moment;
        for (TimeSpan open : calendar.spansOf(workday)) {
            Instant opening = calendar.at(workday, open.from());
            closing = calendar.at(workday, open.to());
            if (!moment.isAfter(closing)) {
                return later(moment, opening);
            }
        }
        return closing;
    }

    /** Where counting begins: the start itself when it lies in working hours or none are needed. */
    private Instant startOf(Instant from, Span span) {
        return isWorking(span.unit()) ? workingStart(from) : from;
    }

    private Instant workingStart(Instant from) {
        LocalDate day = calendar.local(from).toLocalDate();
        for (TimeSpan open : calendar.spansOf(day)) {
            if (!from.isBefore(calendar.at(day, open.from())) && !from.isAfter(calendar.at(day, open.to()))) {
                return from;
            }
        }
        return plusWorking(from, Duration.ZERO);
    }

    private boolean isOpening(Instant moment) {
        LocalDate day = calendar.local(moment).toLocalDate();
        return calendar.spansOf(day).stream()
                .anyMatch(open -> calendar.at(day, open.from()).equals(moment));
    }

    private boolean knowsAll(Instant from, Instant due) {
        int last = calendar.local(due).getYear();
        for (int year = calendar.local(from).getYear(); year <= last; year++) {
            if (!calendar.knows(year)) {
                return false;
            }
        }
        return true;
    }

    private static List<Suspension> joined(List<Suspension> suspended) {
        List<Suspension> joined = new ArrayList<>();
        suspended.stream().sorted(Comparator.comparing(Suspension::from)).forEach(next -> {
            if (!joined.isEmpty() && !next.from().isAfter(joined.getLast().to())) {
                Suspension before = joined.removeLast();
                joined.add(new Suspension(before.from(), later(before.to(), next.to())));
            } else {
                joined.add(next);
            }
        });
        return joined;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
