package org.linli.reporting.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeekTest {

    @Test
    void aWeekBeginsOnMondayAndMayBeginInTheYearBefore() {
        assertThat(Week.parse("2026-W01").orElseThrow().monday()).isEqualTo(LocalDate.of(2025, 12, 29));
        assertThat(Week.parse("2026-W47").orElseThrow().nextMonday()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aYearHasAFiftyThirdWeekOnlyWhereTheCalendarSaysSo() {
        assertThat(Week.parse("2026-W53")).isPresent();
        assertThat(Week.parse("2025-W53")).isEmpty();
    }

    @Test
    void whatIsNoWeekIsNone() {
        for (String text : new String[] {"", "2026-W00", "2026-W54", "2026-47", "2026-w47", "26-W47", "2026-W47-1"}) {
            assertThat(Week.parse(text)).as(text).isEmpty();
        }
    }
}
