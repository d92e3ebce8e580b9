package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    /** A Wednesday. */
    private static final LocalDate TOLD = LocalDate.of(2026, 11, 18);

    @Test
    void everyOtherWeekCountsFromTheWeekItWasTold() {
        Recurrence days = Recurrence.of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");

        assertThat(TOLD.datesUntil(LocalDate.of(2026, 12, 20)).filter(day -> days.isOn(day, TOLD)))
                .containsExactly(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 12, 3), LocalDate.of(2026, 12, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MONTHLY;BYSETPOS=40;BYDAY=MO",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO"
            })
    void daysThatThereAreNotNeverCome(String text) {
        Recurrence days = Recurrence.of(text);

        assertThat(TOLD.datesUntil(TOLD.plusDays(120)).filter(day -> days.isOn(day, TOLD)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TU",
                "every tuesday",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=DAILY;COUNT=5;UNTIL=20261120",
                "RRULE:FREQ=DAILY"
            })
    void whatIsNoRuleOfDaysIsRefused(String text) {
        assertThatThrownBy(() -> Recurrence.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
