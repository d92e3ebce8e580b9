package org.linli.reporting.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Days of the city's zone.
 *
 * @param from first day
 * @param to the day after the last
 * @param now nothing after this moment counts
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone, Instant now) {

    Instant beginning() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The end of the period, or now when that is earlier. */
    public Instant ending() {
        Instant end = to.atStartOfDay(zone).toInstant();
        return end.isBefore(now) ? end : now;
    }

    public boolean isOver() {
        return !to.atStartOfDay(zone).toInstant().isAfter(now);
    }
}
