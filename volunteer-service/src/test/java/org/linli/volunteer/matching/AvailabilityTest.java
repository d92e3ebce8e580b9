package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AvailabilityTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Wednesday. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    private static Availability.Times times(String rule, LocalDate first, String starts, int minutes) {
        return new Availability.Times(Recurrence.of(rule), first, LocalTime.parse(starts), Duration.ofMinutes(minutes));
    }

    private static Availability free(String rule, String starts, int minutes) {
        return Availability.of(List.of(times(rule, LocalDate.of(2026, 1, 1), starts, minutes)), Set.of());
    }

    private static Instant at(LocalDate day, String time, ZoneId zone) {
        return LocalDateTime.of(day, LocalTime.parse(time)).atZone(zone).toInstant();
    }

    private static boolean covers(Availability free, LocalDate day, String from, String to) {
        return free.covers(new Window(at(day, from, SHANGHAI), at(day, to, SHANGHAI), SHANGHAI));
    }

    @Test
    void theWholeWindowMustLieWithinTheTime() {
        Availability wednesdays = free("FREQ=WEEKLY;BYDAY=WE", "09:00", 180);

        assertThat(covers(wednesdays, WEDNESDAY, "09:00", "12:00")).isTrue();
        assertThat(covers(wednesdays, WEDNESDAY, "10:00", "11:00")).isTrue();
        assertThat(covers(wednesdays, WEDNESDAY, "08:59", "10:00")).isFalse();
        assertThat(covers(wednesdays, WEDNESDAY, "11:00", "12:01")).isFalse();
        assertThat(covers(wednesdays, WEDNESDAY.plusDays(1), "10:00", "11:00")).isFalse();
    }

    @Test
    void timesMayRunPastMidnight() {
        Availability nights = free("FREQ=WEEKLY;BYDAY=WE", "22:00", 240);
        Instant elevenAtNight = at(WEDNESDAY, "23:00", SHANGHAI);

        assertThat(nights.covers(new Window(elevenAtNight, at(WEDNESDAY.plusDays(1), "02:00", SHANGHAI), SHANGHAI)))
                .isTrue();
        assertThat(nights.covers(new Window(elevenAtNight, at(WEDNESDAY.plusDays(1), "02:01", SHANGHAI), SHANGHAI)))
                .isFalse();
        assertThat(covers(nights, WEDNESDAY.plusDays(1), "00:30", "01:30")).isTrue();
        assertThat(covers(nights, WEDNESDAY, "00:30", "01:30")).isFalse();
    }

    @Test
    void severalTimesThatFollowEachOtherCoverAWindowTogether() {
        Availability day = Availability.of(
                List.of(
                        times("FREQ=WEEKLY;BYDAY=WE", LocalDate.of(2026, 1, 1), "12:00", 300),
                        times("FREQ=DAILY", LocalDate.of(2026, 1, 1), "08:00", 240)),
                Set.of());

        assertThat(covers(day, WEDNESDAY, "10:00", "16:00")).isTrue();
        assertThat(covers(day, WEDNESDAY.plusDays(1), "10:00", "16:00")).isFalse();
        assertThat(free("FREQ=DAILY", "00:00", 1440)
                        .covers(new Window(
                                at(WEDNESDAY, "10:00", SHANGHAI),
                                at(WEDNESDAY.plusDays(3), "10:00", SHANGHAI),
                                SHANGHAI)))
                .isTrue();
    }

    @Test
    void nothingBeginsOnAnException() {
        Availability but25 = Availability.of(
                List.of(times("FREQ=WEEKLY;BYDAY=WE", LocalDate.of(2026, 1, 1), "22:00", 240)), Set.of(WEDNESDAY));

        assertThat(covers(but25, WEDNESDAY.plusDays(1), "00:30", "01:30")).isFalse();
        assertThat(covers(but25, WEDNESDAY.plusDays(8), "00:30", "01:30")).isTrue();
    }

    @Test
    void aRuleCountsFromItsFirstDayOnAndTheFirstDayIsNoException() {
        Availability mondays =
                Availability.of(List.of(times("FREQ=WEEKLY;BYDAY=MO", WEDNESDAY, "09:00", 60)), Set.of());

        assertThat(covers(mondays, WEDNESDAY, "09:00", "10:00")).isFalse();
        assertThat(covers(mondays, WEDNESDAY.minusDays(2), "09:00", "10:00")).isFalse();
        assertThat(covers(mondays, WEDNESDAY.plusDays(5), "09:00", "10:00")).isTrue();
    }

    @Test
    void everyOtherWeekAMonthsLastDayAndAnEndAreUnderstood() {
        assertThat(Recurrence.of("FREQ=WEEKLY;INTERVAL=2").isOn(WEDNESDAY.plusDays(14), WEDNESDAY))
                .isTrue();
        assertThat(Recurrence.of("FREQ=WEEKLY;INTERVAL=2").isOn(WEDNESDAY.plusDays(7), WEDNESDAY))
                .isFalse();
        assertThat(Recurrence.of("FREQ=MONTHLY;BYMONTHDAY=-1").isOn(LocalDate.of(2028, 2, 29), WEDNESDAY))
                .isTrue();
        assertThat(Recurrence.of("FREQ=MONTHLY;BYDAY=1SA").isOn(LocalDate.of(2026, 12, 5), WEDNESDAY))
                .isTrue();
        for (String end : List.of("UNTIL=20261202", "UNTIL=20261202T235959", "UNTIL=20261202T235959Z", "COUNT=2")) {
            Recurrence ends = Recurrence.of("FREQ=WEEKLY;BYDAY=WE;" + end);
            assertThat(ends.isOn(WEDNESDAY.plusDays(7), WEDNESDAY)).as(end).isTrue();
            assertThat(ends.isOn(WEDNESDAY.plusDays(14), WEDNESDAY)).as(end).isFalse();
        }
    }

    @Test
    void weekdaysAreAnsweredAsTheRuleWouldBe() {
        Random random = new Random(25);
        String[] names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
        for (int i = 0; i < 300; i++) {
            StringBuilder days = new StringBuilder();
            for (String name : names) {
                if (random.nextBoolean()) {
                    days.append(days.isEmpty() ? ";BYDAY=" : ",").append(name);
                }
            }
            Recurrence rule = Recurrence.of("FREQ=WEEKLY" + (i % 5 == 0 ? ";INTERVAL=1" : "") + days);
            LocalDate first = WEDNESDAY.plusDays(random.nextInt(10));
            LocalDate day = first.plusDays(random.nextInt(60));

            assertThat(rule.isOn(day, first))
                    .as("%s from %s on %s", days, first, day)
                    .isEqualTo(rule.isGoneThrough(day, first));
        }
    }

    @Test
    void timesAreThoseOfTheClockOnTheWallWhateverTheNightDoesToIt() {
        Availability nights = free("FREQ=DAILY", "22:00", 480);
        LocalDate longNight = LocalDate.of(2026, 10, 24);
        LocalDate shortNight = LocalDate.of(2026, 3, 28);

        for (LocalDate evening : List.of(longNight, shortNight)) {
            Instant from = at(evening, "22:00", BERLIN);
            Instant six = at(evening.plusDays(1), "06:00", BERLIN);
            assertThat(nights.covers(new Window(from, six, BERLIN))).isTrue();
            assertThat(nights.covers(new Window(from, six.plusSeconds(60), BERLIN)))
                    .isFalse();
        }
        assertThat(Duration.between(at(longNight, "22:00", BERLIN), at(longNight.plusDays(1), "06:00", BERLIN)))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    void anEndThatTheClockShowsTwiceIsTheLaterOne() {
        Availability untilHalfPastTwo = free("FREQ=DAILY", "22:00", 270);
        Instant secondTime = Instant.parse("2026-10-25T01:30:00Z");

        assertThat(untilHalfPastTwo.covers(
                        new Window(at(LocalDate.of(2026, 10, 24), "22:00", BERLIN), secondTime, BERLIN)))
                .isTrue();
        assertThat(untilHalfPastTwo.covers(new Window(secondTime.minusSeconds(60), secondTime.plusSeconds(1), BERLIN)))
                .isFalse();
    }

    @Test
    void whatIsNoRuleOfDaysIsRefused() {
        for (String wrong : List.of(
                "",
                "every Monday",
                "FREQ=HOURLY",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=DAILY;BYHOUR=9",
                "BYDAY=MO",
                "FREQ=WEEKLY;BYDAY=2MO",
                "FREQ=DAILY;COUNT=1;UNTIL=20261231",
                "SKIP=FORWARD",
                "FREQ=DAILY;INTERVAL=0")) {
            assertThatThrownBy(() -> Recurrence.of(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whoToldNoTimesIsNeverFree() {
        assertThat(covers(Availability.NONE, WEDNESDAY, "09:00", "10:00")).isFalse();
    }
}
