package org.linli.dispatch.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.WorkingHours;

/** Calendars for tests: the published ones of 2024 to 2026 as the sample city has them. */
final class Calendars {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final List<TimeSpan> OFFICE = List.of(new TimeSpan(540, 720), new TimeSpan(780, 1080));

    private static final Path FOLDER = Path.of("..", "cities", "anhe", "calendar");

    private Calendars() {}

    static Map<Integer, List<CalendarDay>> published() {
        Map<Integer, List<CalendarDay>> years = new HashMap<>();
        for (int year = 2024; year <= 2026; year++) {
            years.put(year, year(year));
        }
        return years;
    }

    static List<CalendarDay> year(int year) {
        try {
            List<CalendarDay> days = new ArrayList<>();
            for (String line : Files.readAllLines(FOLDER.resolve(year + ".csv")).stream()
                    .skip(1)
                    .toList()) {
                String[] fields = line.split(",");
                days.add(new CalendarDay(LocalDate.parse(fields[0]), fields[1], fields[2], fields[3]));
            }
            return days;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WorkingHours officeHours() {
        Map<DayOfWeek, List<TimeSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, day.getValue() < 6 ? OFFICE : List.of());
        }
        return new WorkingHours(week, OFFICE);
    }

    static WorkingCalendar office() {
        return new WorkingCalendar(SHANGHAI, officeHours(), published());
    }
}
