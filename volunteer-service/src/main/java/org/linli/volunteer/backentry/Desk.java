package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Posting;
import org.linli.kit.time.CityTime;

/** The desk at work on a back entry: by which posting, when, and on record. */
@ApplicationScoped
class Desk {

    private static final String ENTITY = "back-entry";

    private final Audit audit;
    private final Clock clock;
    private final CityTime.Settings city;

    Desk(Audit audit, Clock clock, CityTime.Settings city) {
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** Who acts, by the nearest of their postings over the area. @throws Problem not-allowed without one */
    BackEntry.Hand hand(Actor actor, String areaPath) {
        actor.requireIn(areaPath, BackEntryTable.DESK);
        String posted = actor.postings().stream()
                .filter(posting -> posting.role().equals(BackEntryTable.DESK) && posting.coversArea(areaPath))
                .map(Posting::areaPath)
                .max(Comparator.comparingInt(String::length))
                .orElse(areaPath);
        return new BackEntry.Hand(actor.subject(), posted.substring(posted.lastIndexOf('.') + 1), now());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(city.zone()).toLocalDate();
    }

    void record(BackEntry entry, String action, @Nullable String reason, Actor actor, Instant at) {
        audit.record(AuditEntry.of(
                        at,
                        actor,
                        BackEntryTable.DESK,
                        action,
                        ENTITY,
                        entry.id().toString())
                .because(reason)
                .with(Map.of(
                        "person", entry.person().toString(),
                        "day", entry.day().toString(),
                        "minutes", entry.minutes())));
    }
}
