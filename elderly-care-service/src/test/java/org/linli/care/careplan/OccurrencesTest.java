package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.care.careplan.Occurrences.Exception;
import org.linli.care.careplan.Occurrences.Segment;
import org.linli.care.registry.Calendars;

class OccurrencesTest {

    private static final UUID ITEM = UUID.randomUUID();
    private static final UUID LATER = UUID.randomUUID();
    /** Wednesday to Friday are holidays, the weekend after is worked on Sunday. */
    private static final Calendars.Published CALENDAR = new Calendars.Published(Map.of(
            2026,
            Map.of(
                    "2026-05-06", "holiday",
                    "2026-05-07", "holiday",
                    "2026-05-08", "holiday",
                    "2026-05-10", "workday")));

    @Test
    void aHolidayIsKeptLeftOutOrShiftedAsTheItemSays() {
        String wednesdays = "FREQ=WEEKLY;BYDAY=WE";

        assertThat(inMay(item(wednesdays, HolidayPolicy.KEEP, 0)))
                .contains("05-06 on 05-06")
                .hasSize(4);
        assertThat(inMay(item(wednesdays, HolidayPolicy.SKIP, 0))).contains("05-06 dropped holiday");
        assertThat(inMay(item(wednesdays, HolidayPolicy.NEXT_WORKDAY, 0))).contains("05-06 moved 05-10 holiday");
        assertThat(inMay(item(wednesdays, HolidayPolicy.PREVIOUS_WORKDAY, 0))).contains("05-06 moved 05-05 holiday");
    }

    @Test
    void anOrdinaryWeekendIsNoHoliday() {
        assertThat(inMay(item("FREQ=WEEKLY;BYDAY=SA", HolidayPolicy.SKIP, 0)))
                .containsExactly(
                        "05-02 on 05-02", "05-09 on 05-09", "05-16 on 05-16", "05-23 on 05-23", "05-30 on 05-30");
    }

    @Test
    void twoShiftedToOneDayAreOneVisit() {
        assertThat(inMay(item("FREQ=WEEKLY;BYDAY=WE,TH,SU", HolidayPolicy.NEXT_WORKDAY, 0)))
                .contains("05-06 moved 05-10 holiday", "05-07 dropped same-day", "05-10 dropped same-day");
    }

    @Test
    void oneThatComesTooSoonAfterAnotherWaitsForTheGapOrIsDropped() {
        Segment spaced = item("FREQ=WEEKLY;BYDAY=WE", HolidayPolicy.NEXT_WORKDAY, 5);
        Segment daily = item("FREQ=DAILY", HolidayPolicy.KEEP, 3);

        assertThat(inMay(spaced)).contains("05-06 moved 05-10 holiday", "05-13 moved 05-15 gap", "05-20 on 05-20");
        assertThat(inMay(daily))
                .startsWith("05-01 on 05-01", "05-02 dropped gap", "05-03 dropped gap", "05-04 on 05-04");
    }

    @Test
    void aYearWithoutCalendarIsUnknownAndNeverWithoutHolidays() {
        Segment shifting = segment(ITEM, "FREQ=WEEKLY;BYDAY=TH", "2026-12-17", null, HolidayPolicy.NEXT_WORKDAY, 0);
        Segment keeping = segment(ITEM, "FREQ=WEEKLY;BYDAY=TH", "2026-12-17", null, HolidayPolicy.KEEP, 0);

        assertThat(between("2026-12-20", "2027-01-10", List.of(), shifting))
                .containsExactly("12-24 on 12-24", "12-31 on 12-31", "01-07 waiting-for-calendar");
        assertThat(between("2026-12-20", "2027-01-10", List.of(), keeping)).contains("01-07 on 01-07");
    }

    @Test
    void aHolidayAtTheEndOfAYearWaitsForTheNextYearsCalendar() {
        Calendars.Published lastDayOff = new Calendars.Published(Map.of(2026, Map.of("2026-12-31", "holiday")));
        Segment item = segment(ITEM, "FREQ=WEEKLY;BYDAY=TH", "2026-12-17", null, HolidayPolicy.NEXT_WORKDAY, 0);

        assertThat(new Occurrences(List.of(item), lastDayOff)
                        .between(LocalDate.parse("2026-12-31"), LocalDate.parse("2026-12-31"), List.of()))
                .extracting(Occurrence::outcome)
                .containsExactly(Occurrence.Outcome.WAITING_FOR_CALENDAR);
    }

    @Test
    void exceptionsCancelAndMoveAndOutliveAChangeOfTheRule() {
        List<Exception> exceptions = List.of(
                new Exception(LocalDate.parse("2026-05-13"), null, null),
                new Exception(
                        LocalDate.parse("2026-05-20"), LocalDate.parse("2026-05-22"), new Occurrence.Window(600, 660)));
        Segment before = item("FREQ=WEEKLY;BYDAY=WE", HolidayPolicy.KEEP, 0);
        Segment after = item("FREQ=WEEKLY;BYDAY=FR", HolidayPolicy.KEEP, 0);

        assertThat(between("2026-05-11", "2026-05-31", exceptions, before))
                .containsExactly("05-13 cancelled exception", "05-20 moved 05-22 exception", "05-27 on 05-27");
        assertThat(between("2026-05-11", "2026-05-31", exceptions, after))
                .containsExactly(
                        "05-15 on 05-15", "05-20 moved 05-22 exception", "05-22 dropped same-day", "05-29 on 05-29");
    }

    @Test
    void aDayThatTwoItemsOfASeriesGiveCountsForTheLater() {
        Segment first = segment(ITEM, "FREQ=DAILY", "2026-06-01", "2026-06-04", HolidayPolicy.KEEP, 0);
        Segment second = segment(LATER, "FREQ=DAILY", "2026-06-03", "2026-06-05", HolidayPolicy.KEEP, 0);

        assertThat(new Occurrences(List.of(first, second), CALENDAR)
                        .between(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"), List.of()))
                .extracting(Occurrence::item)
                .containsExactly(ITEM, ITEM, LATER, LATER, LATER);
    }

    @Test
    void whatADayGivesDoesNotDependOnFromWhenItIsAsked() {
        Segment spaced = item("FREQ=DAILY;INTERVAL=2", HolidayPolicy.NEXT_WORKDAY, 3);
        List<String> whole = between("2026-05-01", "2026-07-31", List.of(), spaced);

        for (LocalDate day = LocalDate.parse("2026-05-01"); day.getMonthValue() < 7; day = day.plusDays(1)) {
            assertThat(whole)
                    .containsAll(between(day.toString(), day.plusDays(27).toString(), List.of(), spaced));
        }
    }

    private static List<String> inMay(Segment item) {
        return between("2026-05-01", "2026-05-31", List.of(), item);
    }

    private static List<String> between(String from, String to, List<Exception> exceptions, Segment... segments) {
        return new Occurrences(List.of(segments), CALENDAR)
                .between(LocalDate.parse(from), LocalDate.parse(to), exceptions).stream()
                        .map(OccurrencesTest::told)
                        .toList();
    }

    private static String told(Occurrence one) {
        return one.ruleDay().toString().substring(5) + " " + one.outcome().wire()
                + (one.day() == null ? "" : " " + one.day().toString().substring(5))
                + (one.reason() == null ? "" : " " + one.reason().wire());
    }

    private static Segment item(String rule, HolidayPolicy policy, int gap) {
        return segment(ITEM, rule, "2026-05-01", null, policy, gap);
    }

    private static Segment segment(
            UUID id, String rule, String first, @Nullable String last, HolidayPolicy policy, int gap) {
        return new Segment(
                id,
                Recurrence.read("recurrence", rule),
                LocalDate.parse(first),
                last == null ? null : LocalDate.parse(last),
                policy,
                gap);
    }
}
