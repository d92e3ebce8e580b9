package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.kit.problem.Problem;

class RecurrenceRuleTest {

    /** A Wednesday. */
    private static final LocalDate TOLD = LocalDate.of(2026, 11, 18);

    @Test
    void everyOtherWeekCountsFromTheWeekItWasTold() {
        var rule = RecurrenceRule.read("rrule", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH");

        assertThat(rule.days(TOLD, LocalDate.of(2026, 11, 18), LocalDate.of(2026, 12, 8)))
                .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 3));
    }

    @Test
    void theDayItWasToldIsNotOneOfItsDaysUnlessTheRuleSaysSo() {
        var rule = RecurrenceRule.read("rrule", "FREQ=WEEKLY;BYDAY=MO");

        assertThat(rule.days(TOLD, TOLD, TOLD.plusDays(6))).containsExactly(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aPeriodLongAfterwardsFindsItsDays() {
        var rule = RecurrenceRule.read("rrule", "FREQ=MONTHLY;BYDAY=1SA");

        assertThat(rule.days(TOLD, LocalDate.of(2036, 3, 1), LocalDate.of(2036, 3, 31)))
                .containsExactly(LocalDate.of(2036, 3, 1));
    }

    @Test
    void anEndAndACountAreKept() {
        assertThat(RecurrenceRule.read("rrule", "FREQ=DAILY;UNTIL=20261120").days(TOLD, TOLD, TOLD.plusYears(1)))
                .hasSize(3);
        assertThat(RecurrenceRule.read("rrule", "FREQ=DAILY;COUNT=5").days(TOLD, TOLD.plusDays(3), TOLD.plusYears(1)))
                .hasSize(2);
    }

    @Test
    void daysThatThereAreNotNeverCome() {
        assertThat(RecurrenceRule.read("rrule", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")
                        .days(TOLD, TOLD, TOLD.plusYears(3)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TU",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=YEARLY",
                "FREQ=MINUTELY",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=DAILY;UNTIL=20261120T090000Z",
                "FREQ=DAILY;COUNT=5;UNTIL=20261120",
                "RRULE:FREQ=DAILY"
            })
    void whatIsNoRuleOfDaysIsRefused(String text) {
        assertThatThrownBy(() -> RecurrenceRule.read("rrule", text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("rrule")));
    }
}
