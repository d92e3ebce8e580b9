package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** Puts a person into the tables, with phone and memberships, and keeps who did it. */
@ApplicationScoped
class EnteringPerson {

    private final Profiles profiles;
    private final Memberships memberships;
    private final Audit audit;
    private final Clock clock;

    EnteringPerson(Profiles profiles, Memberships memberships, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param subject of their token; null for somebody without a phone
     * @return false when the subject has a profile already; whoever was first is committed then
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean enter(UUID id, @Nullable String subject, Told told, Actor actor, String role) {
        Instant now = clock.instant();
        if (!profiles.insert(id, subject, actor.subject(), told, now)) {
            return false;
        }
        if (told.phone() != null) {
            profiles.keepPhone(id, told.phone());
        }
        memberships.begin(id, Memberships.COMMUNITY, told.area(), now);
        memberships.begin(id, Memberships.WORK_UNIT, told.workUnit(), now);
        audit.record(AuditEntry.of(now, actor, role, "register", "person", id.toString())
                .with(subject == null ? Map.of("for", id.toString()) : Map.of()));
        return true;
    }
}
