package org.linli.dispatch.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.WorkingHours;

/**
 * Computes due times the slow way, minute by minute, straight from the files and without anything of what is tested.
 * Starts must be whole minutes.
 */
final class MinuteOracle {

    private final ZoneId zone;
    private final WorkingHours hours;
    private final Map<LocalDate, String> kinds = new HashMap<>();

    MinuteOracle(ZoneId zone, WorkingHours hours, Map<Integer, List<CalendarDay>> years) {
        this.zone = zone;
        this.hours = hours;
        years.values().forEach(days -> days.forEach(d -> kinds.put(d.date(), d.kind())));
    }

    /** Counts minutes that are worked and not suspended until there are enough of them. */
    Instant workingHours(Instant from, int amount, List<Suspension> suspended) {
        long left = amount * 60L;
        Instant minute = from;
        while (left > 0) {
            if (isWorked(minute) && !isSuspended(minute, suspended)) {
                left--;
            }
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    /** Counts minutes that are not suspended. */
    Instant anyHours(Instant from, int amount, List<Suspension> suspended) {
        long left = amount * 60L;
        Instant minute = from;
        while (left > 0) {
            if (!isSuspended(minute, suspended)) {
                left--;
            }
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    /** Walks to the next working minute, over that many working days, and to a minute of the day that is worked. */
    Instant workingDays(Instant from, int amount) {
        Instant start = from;
        while (!isWorked(start) && !isClosing(start)) {
            start = start.plusSeconds(60);
        }
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        LocalDate day = local.toLocalDate();
        for (int left = amount; left > 0; ) {
            day = day.plusDays(1);
            if (!spans(day).isEmpty()) {
                left--;
            }
        }
        Instant due = day.atTime(local.toLocalTime()).atZone(zone).toInstant();
        Instant endOfDay = day.plusDays(1).atStartOfDay(zone).toInstant();
        while (due.isBefore(endOfDay) && !isWorked(due) && !isClosing(due)) {
            due = due.plusSeconds(60);
        }
        if (due.isBefore(endOfDay)) {
            return due;
        }
        while (!isClosing(due)) {
            due = due.minusSeconds(60);
        }
        return due;
    }

    private boolean isWorked(Instant minute) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
        int of = local.getHour() * 60 + local.getMinute();
        return spans(local.toLocalDate()).stream().anyMatch(s -> of >= s.from() && of < s.to());
    }

    private boolean isClosing(Instant minute) {
        LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
        int of = local.getHour() * 60 + local.getMinute();
        return spans(local.toLocalDate()).stream().anyMatch(s -> of == s.to());
    }

    private static boolean isSuspended(Instant minute, List<Suspension> suspended) {
        return suspended.stream().anyMatch(s -> !minute.isBefore(s.from()) && minute.isBefore(s.to()));
    }

    private List<TimeSpan> spans(LocalDate day) {
        String kind = kinds.get(day);
        if (kind == null) {
            DayOfWeek weekday = day.getDayOfWeek();
            return hours.week().get(weekday);
        }
        return kind.equals("workday") ? hours.shiftedWorkday() : List.of();
    }
}
