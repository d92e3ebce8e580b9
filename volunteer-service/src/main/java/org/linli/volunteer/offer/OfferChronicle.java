package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.time.CityTime;

/** When things happen to offers, and the record of who did them. What is done to a taking is kept under its offer. */
@ApplicationScoped
class OfferChronicle {

    /** Kind of thing in the audit. */
    static final String ENTITY = "offer";

    private final Audit audit;
    private final Clock clock;
    private final CityTime.Settings city;

    OfferChronicle(Audit audit, Clock clock, CityTime.Settings city) {
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** The moment of an action, in milliseconds: the same in the table and in the answer. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The city's day at a moment. */
    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, city.zone());
    }

    void record(
            UUID offer,
            Actor actor,
            String role,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        audit.record(AuditEntry.of(now, actor, role, action, ENTITY, offer.toString())
                .because(reason)
                .with(details));
    }

    /** The same for what the service does by itself. */
    void system(UUID offer, String action, @Nullable String reason, Map<String, Object> details, Instant now) {
        record(offer, Actor.system("volunteer"), OfferTable.SYSTEM, action, reason, details, now);
    }
}
