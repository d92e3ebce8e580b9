package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.linli.kit.time.CityTime;
import org.linli.kit.time.TimeOrderedId;

/** Now as the tables keep it, the day it is in the city, and ids that rise with the time. */
@ApplicationScoped
class LedgerClock {

    private final Clock clock;
    private final CityTime.Settings city;

    LedgerClock(Clock clock, CityTime.Settings city) {
        this.clock = clock;
        this.city = city;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID newId() {
        return TimeOrderedId.at(clock.instant());
    }

    LocalDate today() {
        return clock.instant().atZone(city.zone()).toLocalDate();
    }
}
