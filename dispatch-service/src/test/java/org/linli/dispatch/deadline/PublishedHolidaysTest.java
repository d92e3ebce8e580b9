package org.linli.dispatch.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The working days of the published years, counted as the State Council's notices give them. */
class PublishedHolidaysTest {

    private final WorkingCalendar calendar = Calendars.office();

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void aYearHasAsManyWorkingDaysAsWerePublished(int year, int expected) {
        long workdays = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(calendar::isWorkday)
                .count();

        assertThat(workdays).isEqualTo(expected);
    }

    @Test
    void yearsWithoutAFileAreUnknown() {
        assertThat(calendar.knows(2026)).isTrue();
        assertThat(calendar.knows(2027)).isFalse();
    }
}
