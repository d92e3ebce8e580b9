package org.linli.care.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-12-31");

    @Test
    void fiveHundredAndSeventySixOfThreeThousandSixHundredAfter45DaysAre16PerCent() {
        Pace pace = at(3600, 576, "2026-02-14");

        assertThat(pace.share()).hasToString("16.0");
        assertThat(pace.daysRun()).isEqualTo(45);
        assertThat(pace.daysLeft()).isEqualTo(320);
        assertThat(pace.perDay()).hasToString("12.8");
        // 3,024 are left, at 12.8 a day 236.25 days.
        assertThat(pace.reachedOn()).isEqualTo("2026-10-09");
        assertThat(pace.expectedAtEnd()).isEqualTo(576 + 4096);
    }

    @Test
    void atPaceNoughtNoDayReachesIt() {
        Pace pace = at(3600, 0, "2026-02-14");

        assertThat(pace.share()).hasToString("0.0");
        assertThat(pace.perDay()).hasToString("0.0");
        assertThat(pace.reachedOn()).isNull();
        assertThat(pace.expectedAtEnd()).isZero();
    }

    @Test
    void beforeItBeginsThereIsNoPaceAndAfterItsEndNothingIsAdded() {
        Pace before = at(10, 0, "2025-12-31");
        Pace onTheFirst = at(10, 1, "2026-01-01");
        Pace after = at(10, 7, "2027-03-01");

        assertThat(before.perDay()).isNull();
        assertThat(before.expectedAtEnd()).isNull();
        assertThat(before.daysLeft()).isEqualTo(365);
        assertThat(onTheFirst.daysRun()).isEqualTo(1);
        assertThat(onTheFirst.reachedOn()).isEqualTo("2026-01-10");
        assertThat(after.daysRun()).isEqualTo(365);
        assertThat(after.daysLeft()).isZero();
        assertThat(after.expectedAtEnd()).isEqualTo(7);
    }

    @Test
    void whatIsUsedUpIsReachedToday() {
        assertThat(at(10, 10, "2026-02-14").reachedOn()).isEqualTo("2026-02-14");
        assertThat(at(10, 10, "2026-02-14").share()).hasToString("100.0");
    }

    @Test
    void halvesAreRoundedUp() {
        assertThat(at(2000, 1, "2026-01-01").share()).hasToString("0.1");
        assertThat(at(2000, 1, "2026-01-20").perDay()).hasToString("0.1");
    }

    private static Pace at(int contracted, int consumed, String today) {
        return Pace.of(contracted, consumed, FIRST, LAST, LocalDate.parse(today));
    }
}
