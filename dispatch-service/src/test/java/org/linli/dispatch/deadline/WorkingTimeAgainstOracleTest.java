package org.linli.dispatch.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Span;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.WorkingHours;

/** Random starts, durations, weeks and suspensions over the published years, against the minute-stepping oracle. */
class WorkingTimeAgainstOracleTest {

    private static final int ROUNDS = 150;
    private static final long FIRST =
            LocalDateTime.parse("2024-01-01T00:00").atZone(Calendars.SHANGHAI).toEpochSecond();
    private static final long MINUTES = 3L * 365 * 24 * 60;

    private final Map<Integer, List<CalendarDay>> years = Calendars.published();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000, 600_000})
    void dueTimesAgreeWithTheOracle(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            WorkingHours hours = round % 2 == 0 ? Calendars.officeHours() : week(random);
            WorkingTime time = new WorkingTime(new WorkingCalendar(Calendars.SHANGHAI, hours, years));
            MinuteOracle oracle = new MinuteOracle(Calendars.SHANGHAI, hours, years);
            Instant from = minute(random);
            int amount = 1 + random.nextInt(60);
            String told = "seed " + seed + ", round " + round + ": " + amount + " from " + from + ", " + hours;

            List<Suspension> suspended = suspensions(random, from);
            assertThat(time.due(from, new Span(amount, "working-hours"), suspended)
                            .dueAt())
                    .as("working-hours, %s, %s", told, suspended)
                    .isEqualTo(oracle.workingHours(from, amount, suspended));
            assertThat(time.due(from, new Span(amount, "urgent-hours"), suspended)
                            .dueAt())
                    .as("urgent-hours, %s, %s", told, suspended)
                    .isEqualTo(oracle.anyHours(from, amount, suspended));
            assertThat(time.due(from, new Span(1 + amount % 9, "calendar-days"), suspended)
                            .dueAt())
                    .as("calendar-days, %s, %s", told, suspended)
                    .isEqualTo(oracle.anyHours(from, 24 * (1 + amount % 9), suspended));
            assertThat(time.due(from, new Span(1 + amount % 30, "working-days")).dueAt())
                    .as("working-days, %s", told)
                    .isEqualTo(oracle.workingDays(from, 1 + amount % 30));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 70, 700})
    void whoStartsLaterIsNeverDueEarlier(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            WorkingHours hours = week(random);
            WorkingTime time = new WorkingTime(new WorkingCalendar(Calendars.SHANGHAI, hours, years));
            Instant from = minute(random);
            Instant later = from.plusSeconds(60L * random.nextInt(5 * 24 * 60));
            Span span = new Span(1 + random.nextInt(20), round % 2 == 0 ? "working-days" : "working-hours");

            assertThat(time.due(later, span).dueAt())
                    .as("seed %d, round %d: %s from %s and %s, %s", seed, round, span, from, later, hours)
                    .isAfterOrEqualTo(time.due(from, span).dueAt());
        }
    }

    private static Instant minute(Random random) {
        return Instant.ofEpochSecond(FIRST + 60 * random.nextLong(MINUTES));
    }

    private static List<Suspension> suspensions(Random random, Instant from) {
        List<Suspension> suspended = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant start = from.plusSeconds(60L * (random.nextInt(6 * 24 * 60) - 24 * 60));
            suspended.add(new Suspension(start, start.plusSeconds(60L * (1 + random.nextInt(4 * 24 * 60)))));
        }
        return suspended;
    }

    private static WorkingHours week(Random random) {
        Map<DayOfWeek, List<TimeSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, random.nextInt(4) == 0 ? List.of() : spans(random));
        }
        week.put(DayOfWeek.WEDNESDAY, spans(random));
        return new WorkingHours(week, spans(random));
    }

    private static List<TimeSpan> spans(Random random) {
        List<TimeSpan> spans = new ArrayList<>();
        int minute = random.nextInt(600);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int from = minute + 1 + random.nextInt(120);
            int to = Math.min(1439, from + 1 + random.nextInt(240));
            if (from < to) {
                spans.add(new TimeSpan(from, to));
            }
            minute = to;
        }
        return spans;
    }
}
