package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.linli.kit.time.CityTime;

/** Now as the tables keep it, and the day it is in the city. */
@ApplicationScoped
class ShopClock {

    private final Clock clock;
    private final CityTime.Settings city;

    ShopClock(Clock clock, CityTime.Settings city) {
        this.clock = clock;
        this.city = city;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return clock.instant().atZone(city.zone()).toLocalDate();
    }

    /** The end of the day so many days from today. */
    Instant endOfDayIn(int days) {
        return today().plusDays(days + 1L).atStartOfDay(city.zone()).toInstant();
    }
}
