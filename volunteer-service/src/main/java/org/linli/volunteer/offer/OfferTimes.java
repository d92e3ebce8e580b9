package org.linli.volunteer.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.linli.volunteer.matching.Recurrence;

/** When an offer is there: its days, and the time of them, in the city's zone. */
final class OfferTimes {

    private OfferTimes() {}

    /** Whether the offer is there at some moment of a window that ends after it begins. */
    static boolean meet(Offered what, Instant from, Instant to, ZoneId zone) {
        // What begins late in the evening before may last into the window.
        LocalDate day = later(LocalDate.ofInstant(from, zone).minusDays(1), what.firstDay());
        LocalDate last = earlier(LocalDate.ofInstant(to, zone), what.lastDay());
        Recurrence rule = what.rrule() == null ? null : Recurrence.of(what.rrule());
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            if ((rule == null || rule.isOn(day, what.firstDay())) && overlaps(what, day, from, to, zone)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlaps(Offered what, LocalDate day, Instant from, Instant to, ZoneId zone) {
        Instant begins;
        Instant ends;
        if (what.starts() == null || what.minutes() == null) {
            begins = day.atStartOfDay(zone).toInstant();
            ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        } else {
            begins = day.atTime(what.starts()).atZone(zone).toInstant();
            ends = begins.plusSeconds(60L * what.minutes());
        }
        return begins.isBefore(to) && from.isBefore(ends);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
