package org.linli.dispatch.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Span;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.WorkingHours;

class WorkingTimeTest {

    private final WorkingTime time = new WorkingTime(Calendars.office());

    @ParameterizedTest(name = "{0} + {1} {2} = {3} ({4})")
    @CsvSource({
        "2026-02-13T16:30, 3,   urgent-hours,  2026-02-13T19:30, around the clock",
        "2026-02-13T23:30, 1,   urgent-hours,  2026-02-14T00:30, past midnight",
        "2026-02-16T01:00, 8,   urgent-hours,  2026-02-16T09:00, in the middle of a holiday",
        "2026-02-28T16:30, 2,   calendar-days, 2026-03-02T16:30, month end",
        "2024-02-28T10:00, 1,   calendar-days, 2024-02-29T10:00, leap day",
        "2026-03-03T10:00, 1,   working-hours, 2026-03-03T11:00, inside",
        "2026-03-03T11:30, 1,   working-hours, 2026-03-03T13:30, over lunch",
        "2026-03-03T10:00, 2,   working-hours, 2026-03-03T12:00, ends exactly at the break",
        "2026-03-03T09:00, 8,   working-hours, 2026-03-03T18:00, ends exactly at closing time",
        "2026-03-03T18:00, 1,   working-hours, 2026-03-04T10:00, starts exactly at closing time",
        "2026-03-03T12:00, 1,   working-hours, 2026-03-03T14:00, starts exactly at the break",
        "2026-03-03T07:00, 1,   working-hours, 2026-03-03T10:00, before opening",
        "2026-03-03T22:00, 1,   working-hours, 2026-03-04T10:00, after closing",
        "2026-03-06T17:30, 1,   working-hours, 2026-03-09T09:30, over a weekend",
        "2026-02-13T16:30, 8,   working-hours, 2026-02-14T16:30, a shifted workday on Saturday",
        "2026-02-14T17:30, 1,   working-hours, 2026-02-24T09:30, over the Spring Festival",
        "2026-02-18T11:00, 8,   working-hours, 2026-02-24T18:00, starts on a holiday",
        "2025-09-30T17:00, 2,   working-hours, 2025-10-09T10:00, National Day and Mid-Autumn together",
        "2025-12-31T17:00, 9,   working-hours, 2026-01-04T18:00, year end and a shifted Sunday",
        "2026-03-03T10:15, 1,   working-days,  2026-03-04T10:15, the same time tomorrow",
        "2026-03-06T10:15, 1,   working-days,  2026-03-09T10:15, over a weekend",
        "2026-03-03T12:30, 1,   working-days,  2026-03-04T13:00, started in the break",
        "2026-03-03T18:00, 1,   working-days,  2026-03-04T18:00, started at closing time",
        "2026-03-03T18:01, 1,   working-days,  2026-03-05T09:00, started after closing",
        "2026-03-07T10:00, 1,   working-days,  2026-03-10T09:00, started on a Saturday",
        "2026-02-13T10:00, 1,   working-days,  2026-02-14T10:00, the next working day is a shifted Saturday",
        "2026-02-14T10:00, 1,   working-days,  2026-02-24T10:00, over the Spring Festival",
        "2026-02-17T10:00, 5,   working-days,  2026-03-02T09:00, from a holiday over a shifted Saturday",
        "2024-02-09T15:00, 1,   working-days,  2024-02-18T15:00, 2024: the eve was worked and then the Sunday",
        "2025-01-26T15:00, 2,   working-days,  2025-02-05T15:00, 2025: a shifted Sunday and eight days off"
    })
    void dueTimesFollowThePublishedCalendars(
            LocalDateTime from, int amount, String unit, LocalDateTime expected, String why) {
        DueTime due = time.due(at(from), new Span(amount, unit));

        assertThat(local(due.dueAt())).as(why).isEqualTo(expected);
        assertThat(due.provisional()).isFalse();
    }

    @Test
    void aDueTimeInAYearWithoutCalendarIsProvisionalAndCountsOrdinaryWeeks() {
        DueTime due = time.due(at("2026-12-31T17:00"), new Span(2, "working-hours"));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2027-01-01T10:00"));
        assertThat(due.provisional()).isTrue();
        assertThat(due.explanation().en()).contains("the holidays of 2027 are not published");
        assertThat(due.explanation().zh()).contains("2027年节假日安排未公布");
    }

    @Test
    void onceTheCalendarIsKnownTheSameDueTimeIsFirmAndElsewhere() {
        Map<Integer, List<CalendarDay>> years = new HashMap<>(Calendars.published());
        years.put(2027, List.of(new CalendarDay(LocalDate.parse("2027-01-01"), "holiday", "元旦", "New Year")));
        WorkingTime informed = new WorkingTime(new WorkingCalendar(Calendars.SHANGHAI, Calendars.officeHours(), years));

        DueTime due = informed.due(at("2026-12-31T17:00"), new Span(2, "working-hours"));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2027-01-04T10:00"));
        assertThat(due.provisional()).isFalse();
    }

    @Test
    void hoursAroundTheClockAreNeverProvisional() {
        DueTime due = time.due(at("2026-12-31T17:00"), new Span(48, "urgent-hours"));

        assertThat(due.provisional()).isFalse();
    }

    @Test
    void theExplanationNamesShiftedWorkdaysAndHolidays() {
        DueTime due = time.due(at("2026-02-13T16:30"), new Span(16, "working-hours"));

        assertThat(due.explanation().en())
                .isEqualTo("16 working hours from Fri 2026-02-13 16:30: Sat 02-14 is a shifted workday; "
                        + "holidays 02-15–02-23 (Spring Festival) skipped; due Tue 2026-02-24 16:30");
        assertThat(due.explanation().zh())
                .isEqualTo("自2026-02-13（周五）16:30起16个工作时：02-14（周六）为调休上班日；" + "02-15–02-23春节放假，不计；2026-02-24（周二）16:30到期");
    }

    @Test
    void theExplanationSaysFromWhenItCountsWhenTheStartLiesOutsideWorkingHours() {
        DueTime due = time.due(at("2026-03-07T10:00"), new Span(1, "working-days"));

        assertThat(due.explanation().en())
                .isEqualTo("1 working day from Sat 2026-03-07 10:00: counted from Mon 2026-03-09 09:00, "
                        + "the next working time; due Tue 2026-03-10 09:00");
    }

    @Test
    void suspendedTimeIsNotCounted() {
        Suspension overnight = new Suspension(at("2026-03-03T11:00"), at("2026-03-04T11:00"));

        DueTime due = time.due(at("2026-03-03T10:00"), new Span(3, "working-hours"), List.of(overnight));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2026-03-04T14:00"));
        assertThat(due.explanation().en()).contains("suspended from Tue 2026-03-03 11:00 to Wed 2026-03-04 11:00");
    }

    @Test
    void aSuspensionAfterTheDueTimeChangesNothing() {
        Suspension late = new Suspension(at("2026-03-03T11:00"), at("2026-03-04T11:00"));

        DueTime due = time.due(at("2026-03-03T10:00"), new Span(1, "working-hours"), List.of(late));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2026-03-03T11:00"));
        assertThat(due.explanation().en()).doesNotContain("suspended");
    }

    @Test
    void overlappingSuspensionsCountOnceInWhateverOrder() {
        List<Suspension> suspended = List.of(
                new Suspension(at("2026-03-03T14:00"), at("2026-03-03T17:00")),
                new Suspension(at("2026-03-03T10:30"), at("2026-03-03T15:00")));

        DueTime due = time.due(at("2026-03-03T10:00"), new Span(2, "urgent-hours"), suspended);

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2026-03-03T18:30"));
    }

    @Test
    void aWorkingDaySuspendedOverDaysKeepsWhatWasLeft() {
        Suspension days = new Suspension(at("2026-03-03T18:00"), at("2026-03-05T09:00"));

        DueTime due = time.due(at("2026-03-03T10:15"), new Span(2, "working-days"), List.of(days));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2026-03-06T10:15"));
    }

    @Test
    void aDueTimeAtOpeningStaysAtAnOpeningAfterASuspension() {
        Suspension afternoon = new Suspension(at("2026-03-09T13:00"), at("2026-03-10T13:00"));

        DueTime due = time.due(at("2026-03-07T10:00"), new Span(1, "working-days"), List.of(afternoon));

        assertThat(local(due.dueAt())).isEqualTo(LocalDateTime.parse("2026-03-11T09:00"));
    }

    @Test
    void aShiftedWorkdayMayHaveHoursOfItsOwn() {
        WorkingHours mornings = new WorkingHours(Calendars.officeHours().week(), List.of(new TimeSpan(540, 720)));
        WorkingTime own = new WorkingTime(new WorkingCalendar(Calendars.SHANGHAI, mornings, Calendars.published()));

        assertThat(local(own.due(at("2026-02-13T16:30"), new Span(1, "working-days"))
                        .dueAt()))
                .isEqualTo(LocalDateTime.parse("2026-02-14T12:00"));
        assertThat(local(own.due(at("2026-02-13T16:30"), new Span(5, "working-hours"))
                        .dueAt()))
                .isEqualTo(LocalDateTime.parse("2026-02-24T09:30"));
    }

    @Test
    void workCanRunUntilMidnight() {
        Map<DayOfWeek, List<TimeSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new TimeSpan(1380, 1440)));
        }
        WorkingTime late =
                new WorkingTime(new WorkingCalendar(Calendars.SHANGHAI, new WorkingHours(week, List.of()), Map.of()));

        assertThat(local(late.due(at("2026-03-03T23:30"), new Span(1, "working-hours"))
                        .dueAt()))
                .isEqualTo(LocalDateTime.parse("2026-03-04T23:30"));
        assertThat(local(late.due(at("2026-03-03T22:00"), new Span(1, "working-hours"))
                        .dueAt()))
                .isEqualTo(LocalDateTime.parse("2026-03-04T00:00"));
    }

    @Test
    void aDayOfAChangedClockIsCountedInRealHours() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Map<DayOfWeek, List<TimeSpan>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new TimeSpan(0, 1440)));
        }
        WorkingTime there = new WorkingTime(new WorkingCalendar(berlin, new WorkingHours(week, List.of()), Map.of()));
        Instant eve = LocalDateTime.parse("2026-03-28T12:00").atZone(berlin).toInstant();

        Instant due = there.due(eve, new Span(24, "working-hours")).dueAt();

        assertThat(LocalDateTime.ofInstant(due, berlin)).isEqualTo(LocalDateTime.parse("2026-03-29T13:00"));
    }

    @Test
    void aWeekWithoutWorkingHoursIsRefused() {
        WorkingHours none = new WorkingHours(Map.of(), Calendars.OFFICE);

        assertThatThrownBy(() -> new WorkingCalendar(Calendars.SHANGHAI, none, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownUnitOfTimeIsRefused() {
        assertThatThrownBy(() -> time.due(at("2026-03-03T10:00"), new Span(1, "fortnights")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(Calendars.SHANGHAI).toInstant();
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, Calendars.SHANGHAI);
    }
}
