package org.linli.intake.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.intake.registry.WorkingTime.WorkingSpan;

class WorkingTimeTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<WorkingSpan> DAY = List.of(new WorkingSpan(540, 720), new WorkingSpan(780, 1080));

    @Test
    void urgentHoursRunAroundTheClock() {
        assertThat(due(2, "urgent-hours", "2026-03-07T23:30")).isEqualTo(at("2026-03-08T01:30"));
    }

    @Test
    void workingHoursPauseOverNoonAndTheWeekend() {
        // Friday 16:30: one and a half hours that day, the rest on Monday.
        assertThat(due(2, "working-hours", "2026-03-06T16:30")).isEqualTo(at("2026-03-09T09:30"));
        assertThat(due(1, "working-hours", "2026-03-09T11:30")).isEqualTo(at("2026-03-09T13:30"));
    }

    @Test
    void aHolidayIsNotWorkedAndAShiftedSundayIs() {
        // 1 January 2026 is a Thursday off, 4 January a Sunday that is worked.
        assertThat(due(1, "working-hours", "2025-12-31T17:30")).isEqualTo(at("2026-01-02T09:30"));
        assertThat(due(1, "working-days", "2026-01-02T10:00")).isEqualTo(at("2026-01-04T10:00"));
    }

    @Test
    void aWorkingDayEndsAtTheSameTimeOfDayWithinWorkingHours() {
        assertThat(due(1, "working-days", "2026-03-09T10:00")).isEqualTo(at("2026-03-10T10:00"));
        assertThat(due(1, "working-days", "2026-03-09T12:30")).isEqualTo(at("2026-03-10T13:00"));
    }

    private static Instant due(int amount, String unit, String start) {
        Map<DayOfWeek, List<WorkingSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, day.getValue() <= 5 ? DAY : List.of());
        }
        Map<LocalDate, String> days = Map.of(LocalDate.of(2026, 1, 1), "holiday", LocalDate.of(2026, 1, 4), "workday");
        return new WorkingTime(amount, unit, week, DAY, days).dueAfter(at(start), ZONE);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
}
