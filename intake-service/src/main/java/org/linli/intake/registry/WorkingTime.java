package org.linli.intake.registry;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * The city's working hours and days off, as the pack gives them, and the verification clock that runs in them.
 *
 * @param amount of the verification clock
 * @param unit urgent-hours, working-hours, working-days or calendar-days
 * @param week working spans of each weekday; a missing day is not worked
 * @param shifted working spans of a weekend day that is worked
 * @param days {@code holiday} or {@code workday} for single days; years nobody has published follow the ordinary week
 */
record WorkingTime(
        int amount,
        String unit,
        Map<DayOfWeek, List<WorkingSpan>> week,
        List<WorkingSpan> shifted,
        Map<LocalDate, String> days) {

    /** Minutes of the day, 0–1440, the end excluded. */
    record WorkingSpan(int from, int to) {}

    // More than any clock of 999 working days needs; only a calendar without a single working hour gets there.
    private static final int FURTHEST_DAYS = 5_000;

    /** When the clock, started now, runs out. */
    Instant dueAfter(Instant start, ZoneId zone) {
        return switch (unit) {
            case "urgent-hours" -> start.plus(Duration.ofHours(amount));
            case "calendar-days" -> start.plus(Duration.ofDays(amount));
            case "working-hours" -> afterWorkingHours(start.atZone(zone));
            case "working-days" -> afterWorkingDays(start.atZone(zone));
            default -> throw new IllegalStateException("unit of time " + unit);
        };
    }

    private Instant afterWorkingHours(ZonedDateTime start) {
        Duration left = Duration.ofHours(amount);
        Instant begin = start.toInstant();
        for (int day = 0; day < FURTHEST_DAYS; day++) {
            LocalDate date = start.toLocalDate().plusDays(day);
            for (WorkingSpan span : spansOf(date)) {
                Instant from = later(at(date, span.from(), start.getZone()), begin);
                Duration length = Duration.between(from, at(date, span.to(), start.getZone()));
                if (length.compareTo(left) >= 0) {
                    return from.plus(left);
                }
                if (length.isPositive()) {
                    left = left.minus(length);
                }
            }
        }
        return begin.plus(Duration.ofDays(FURTHEST_DAYS));
    }

    private Instant afterWorkingDays(ZonedDateTime start) {
        int left = amount;
        boolean begun = false;
        for (int day = 0; day < FURTHEST_DAYS; day++) {
            LocalDate date = start.toLocalDate().plusDays(day);
            List<WorkingSpan> spans = spansOf(date);
            int minute = day == 0 ? start.toLocalTime().toSecondOfDay() / 60 : 0;
            boolean worksOn = !spans.isEmpty() && minute < spans.getLast().to();
            if (worksOn && begun && --left == 0) {
                return intoWorkingHours(date, start, spans);
            }
            begun = begun || worksOn;
        }
        return start.toInstant().plus(Duration.ofDays(FURTHEST_DAYS));
    }

    /** The time of day of the start, or the next working minute of that day, or its last when all are over. */
    private static Instant intoWorkingHours(LocalDate date, ZonedDateTime start, List<WorkingSpan> spans) {
        ZoneId zone = start.getZone();
        Instant wanted = date.atTime(start.toLocalTime()).atZone(zone).toInstant();
        for (WorkingSpan span : spans) {
            if (!wanted.isAfter(at(date, span.to(), zone))) {
                return later(at(date, span.from(), zone), wanted);
            }
        }
        return at(date, spans.getLast().to(), zone);
    }

    private List<WorkingSpan> spansOf(LocalDate date) {
        String kind = days.get(date);
        if (kind == null) {
            return week.getOrDefault(date.getDayOfWeek(), List.of());
        }
        return kind.equals("workday") ? shifted : List.of();
    }

    private static Instant at(LocalDate date, int minute, ZoneId zone) {
        return minute == 1440
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(LocalTime.ofSecondOfDay(minute * 60L))
                        .atZone(zone)
                        .toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
