package org.linli.volunteer.owndata;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.Person;

/** Who asked for whose data, and what was done: ids alone. */
@ApplicationScoped
class PersonRecord {

    private final ActingFor acting;
    private final Audit audit;
    private final Clock clock;

    PersonRecord(ActingFor acting, Audit audit, Clock clock) {
        this.acting = acting;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** As what the actor may act for the person, if at all: themselves, or a desk that also represents them as the desk. */
    Optional<String> as(Actor actor, Person person) {
        return acting.as(actor, person)
                .map(role -> role.equals(ActingFor.REPRESENTATIVE) && actor.mayIn(ActingFor.DESK, person.areaPath())
                        ? ActingFor.DESK
                        : role);
    }

    void add(Person person, Actor actor, String role, String action, @Nullable String reason) {
        audit.record(
                AuditEntry.of(now(), actor, role, action, "person", person.id().toString())
                        .because(reason)
                        .with(ActingFor.details(role, person)));
    }

    void ofNeed(UUID need, Actor actor, String role, String action) {
        audit.record(AuditEntry.of(now(), actor, role, action, "need", need.toString()));
    }
}
