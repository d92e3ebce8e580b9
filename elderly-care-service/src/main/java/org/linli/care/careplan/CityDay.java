package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.linli.kit.time.CityTime;

/** Days and times of day in the city's zone. */
@ApplicationScoped
class CityDay {

    private final CityTime.Settings city;
    private final Clock clock;

    CityDay(CityTime.Settings city, Clock clock) {
        this.city = city;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return now().atZone(city.zone()).toLocalDate();
    }

    /** @param minute after midnight by the wall clock, up to 1,440 */
    Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(city.zone()).toInstant();
    }
}
