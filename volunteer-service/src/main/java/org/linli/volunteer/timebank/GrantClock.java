package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.linli.kit.time.CityTime;
import org.linli.kit.time.TimeOrderedId;

/** Now, and the month it is in the city. */
@ApplicationScoped
class GrantClock {

    private final Clock clock;
    private final CityTime.Settings city;

    GrantClock(Clock clock, CityTime.Settings city) {
        this.clock = clock;
        this.city = city;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The first day of the month. */
    LocalDate monthOf(Instant moment) {
        return moment.atZone(city.zone()).toLocalDate().withDayOfMonth(1);
    }

    UUID newId(Instant now) {
        return TimeOrderedId.at(now);
    }
}
