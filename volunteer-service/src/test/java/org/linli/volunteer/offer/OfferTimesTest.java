package org.linli.volunteer.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTimesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The offer is there from Tuesday 1 to Thursday 31 December 2026. */
    @ParameterizedTest(name = "{0} {1} {2} and {3} to {4}: {5}")
    @CsvSource({
        // All day, every day: its days alone count, as the city has them.
        ",,,2026-11-30T15:00:00Z,2026-11-30T16:00:00Z,false",
        ",,,2026-11-30T15:00:00Z,2026-11-30T16:00:01Z,true",
        ",,,2026-12-31T15:59:00Z,2027-01-02T00:00:00Z,true",
        ",,,2026-12-31T16:00:00Z,2027-01-02T00:00:00Z,false",
        // A time of the day: 9:00 to 11:00 there is 1:00 to 3:00 here.
        ",09:00,120,2026-12-05T00:00:00Z,2026-12-05T01:00:00Z,false",
        ",09:00,120,2026-12-05T00:00:00Z,2026-12-05T01:00:01Z,true",
        ",09:00,120,2026-12-05T03:00:00Z,2026-12-05T06:00:00Z,false",
        // Saturdays only.
        "FREQ=WEEKLY;BYDAY=SA,09:00,120,2026-12-05T00:00:00Z,2026-12-05T10:00:00Z,true",
        "FREQ=WEEKLY;BYDAY=SA,09:00,120,2026-12-04T00:00:00Z,2026-12-04T10:00:00Z,false",
        "FREQ=WEEKLY;BYDAY=SA,09:00,120,2026-12-04T00:00:00Z,2026-12-06T10:00:00Z,true",
        // What begins at 23:00 lasts into the day after, and into the day after the last one.
        ",23:00,180,2026-12-04T16:30:00Z,2026-12-04T17:00:00Z,true",
        ",23:00,180,2026-12-31T16:30:00Z,2026-12-31T17:00:00Z,true",
        ",23:00,180,2026-12-31T18:00:00Z,2026-12-31T20:00:00Z,false"
    })
    void anOfferMeetsAWindowWhenItIsThereAtSomeMomentOfIt(
            @Nullable String rrule,
            @Nullable String starts,
            @Nullable Integer minutes,
            Instant from,
            Instant to,
            boolean meets) {
        Offered offered = new Offered(
                "service",
                "haircut",
                "理发",
                null,
                "g1",
                "tc.g1",
                null,
                1,
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2026-12-31"),
                rrule,
                starts == null ? null : LocalTime.parse(starts),
                minutes);

        assertThat(OfferTimes.meet(offered, from, to, ZONE)).isEqualTo(meets);
    }
}
