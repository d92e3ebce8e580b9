package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The days of a rule are those that another library, written by other people, finds too. */
class RecurrenceOracleTest {

    private static final LocalDate TUESDAY = LocalDate.of(2025, 9, 2);
    private static final LocalDate MONTH_END = LocalDate.of(2023, 1, 31);
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);
    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final int YEARS = 9;

    /** Rules with the day from which on they count; the first day is one the rule gives. */
    static Stream<List<Object>> rules() {
        return Stream.of(
                        from(
                                TUESDAY,
                                "FREQ=DAILY",
                                "FREQ=DAILY;INTERVAL=2",
                                "FREQ=DAILY;INTERVAL=14",
                                "FREQ=DAILY;INTERVAL=3;COUNT=40",
                                "FREQ=DAILY;UNTIL=20260228",
                                "FREQ=DAILY;BYDAY=TU,SA",
                                "FREQ=DAILY;BYMONTH=1,9",
                                "FREQ=DAILY;BYMONTHDAY=2,15",
                                "FREQ=WEEKLY",
                                "FREQ=WEEKLY;INTERVAL=2",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                                "FREQ=WEEKLY;BYDAY=TU,TH",
                                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=100",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO",
                                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
                                "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA,SU;WKST=SA",
                                "FREQ=WEEKLY;INTERVAL=4;BYDAY=MO,TU;WKST=WE",
                                "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270105",
                                "FREQ=WEEKLY;COUNT=1",
                                "FREQ=WEEKLY;BYMONTH=9,10,2",
                                "FREQ=MONTHLY",
                                "FREQ=MONTHLY;INTERVAL=3",
                                "FREQ=MONTHLY;BYMONTHDAY=2",
                                "FREQ=MONTHLY;BYMONTHDAY=2,16,-1",
                                "FREQ=MONTHLY;BYDAY=1TU",
                                "FREQ=MONTHLY;BYDAY=1TU,3TU",
                                "FREQ=MONTHLY;BYDAY=1TU,-1FR",
                                "FREQ=MONTHLY;BYDAY=TU",
                                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2,-1",
                                "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,3",
                                "FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=1,-2",
                                "FREQ=MONTHLY;BYDAY=TU,WE;BYMONTHDAY=1,2,3,4,5,6,7",
                                "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU;COUNT=12",
                                "FREQ=YEARLY",
                                "FREQ=YEARLY;BYMONTH=3,9;BYDAY=1TU",
                                "FREQ=YEARLY;BYMONTH=9,10;BYMONTHDAY=2",
                                "FREQ=YEARLY;BYDAY=36TU,-1SU",
                                "FREQ=YEARLY;BYYEARDAY=245,100,-1",
                                "FREQ=YEARLY;BYMONTH=9;BYDAY=TU,TH;BYSETPOS=1,-1"),
                        from(
                                MONTH_END,
                                "FREQ=MONTHLY",
                                "FREQ=MONTHLY;INTERVAL=2",
                                "FREQ=MONTHLY;BYMONTHDAY=31",
                                "FREQ=MONTHLY;BYMONTHDAY=-1",
                                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=30",
                                "FREQ=MONTHLY;BYMONTHDAY=29,30,31",
                                "FREQ=MONTHLY;BYMONTHDAY=30,31;UNTIL=20250430",
                                "FREQ=MONTHLY;BYDAY=-1TU",
                                "FREQ=MONTHLY;BYDAY=5TU",
                                "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
                                "FREQ=YEARLY;BYMONTH=1,2,3,4;BYMONTHDAY=31",
                                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT",
                                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=OMIT"),
                        from(
                                LEAP_DAY,
                                "FREQ=YEARLY",
                                "FREQ=YEARLY;INTERVAL=4",
                                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
                                "FREQ=MONTHLY",
                                "FREQ=MONTHLY;BYMONTHDAY=29",
                                "FREQ=YEARLY;BYYEARDAY=60",
                                "FREQ=DAILY;INTERVAL=366",
                                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=OMIT",
                                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD",
                                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD"),
                        from(
                                NEW_YEAR,
                                "FREQ=YEARLY;BYYEARDAY=1,366",
                                "FREQ=YEARLY;BYWEEKNO=1,20;BYDAY=MO",
                                "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;WKST=MO",
                                "FREQ=DAILY;INTERVAL=7;COUNT=60",
                                "FREQ=WEEKLY;INTERVAL=52"))
                .flatMap(rules -> rules);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ourDaysAreThoseTheOtherLibraryFinds(List<Object> given) {
        String rule = (String) given.getFirst();
        LocalDate first = (LocalDate) given.getLast();
        LocalDate end = first.plusYears(YEARS);

        List<LocalDate> days = Recurrence.read("recurrence", rule).days(first, end);

        assertThat(days).as(rule).isNotEmpty().isSorted().doesNotHaveDuplicates();
        assertThat(days).as(rule).containsExactlyElementsOf(oracle(rule, first, end));
    }

    /** The other library leaves SKIP out of monthly rules; what they mean can be said to it without. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD|FREQ=MONTHLY;BYMONTHDAY=-1|FREQ=MONTHLY;BYMONTHDAY=31",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD|FREQ=MONTHLY;BYMONTHDAY=-1|FREQ=MONTHLY;BYMONTHDAY=31",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD|FREQ=MONTHLY;BYMONTHDAY=31|FREQ=YEARLY;BYMONTH=3,5,7,10,12;BYMONTHDAY=1",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD|FREQ=MONTHLY;BYMONTHDAY=31|FREQ=YEARLY;BYMONTH=3,5,7,10,12;BYMONTHDAY=1"
            })
    void aDayThatAMonthDoesNotHaveGoesWhereSkipSays(String rule, String meaning, String more) {
        LocalDate end = MONTH_END.plusYears(YEARS);
        TreeSet<LocalDate> meant = oracle(meaning, MONTH_END, end);
        meant.addAll(oracle(more, MONTH_END, end));

        assertThat(Recurrence.read("recurrence", rule).days(MONTH_END, end)).containsExactlyElementsOf(meant);
    }

    @Test
    void atLeastSixtyRulesAreCompared() {
        assertThat(rules().map(List::getFirst).distinct()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static Stream<List<Object>> from(LocalDate first, String... rules) {
        return Stream.of(rules).map(rule -> List.of(rule, first));
    }

    private static TreeSet<LocalDate> oracle(String rule, LocalDate first, LocalDate end) {
        TreeSet<LocalDate> days = new TreeSet<>(new Recur<LocalDate>(rule).getDates(first, first, end.plusDays(1)));
        days.removeIf(day -> day.isAfter(end));
        return days;
    }
}
