package org.linli.cli.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** ISO weeks in the city's zone, e.g. {@code 2019-W17}; they sort in their order in time. */
final class Weeks {

    private final ZoneId zone;

    Weeks(ZoneId zone) {
        this.zone = zone;
    }

    String of(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    SortedSet<String> of(Collection<Instant> moments) {
        SortedSet<String> weeks = new TreeSet<>();
        moments.forEach(at -> weeks.add(of(at)));
        return weeks;
    }
}
