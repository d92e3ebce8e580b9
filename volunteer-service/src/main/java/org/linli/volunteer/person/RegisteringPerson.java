package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Registers somebody who helps: one profile a subject, however often it is asked. */
@ApplicationScoped
class RegisteringPerson {

    /** @param anew false: the subject had this profile already */
    record Registered(Profile profile, boolean anew) {}

    private final Profiles profiles;
    private final Memberships memberships;
    private final ReadingProfile reading;
    private final Audit audit;
    private final Clock clock;

    RegisteringPerson(Profiles profiles, Memberships memberships, ReadingProfile reading, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.memberships = memberships;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input; not-allowed when somebody else's desk registers for another */
    @Transactional
    Registered register(PersonBody body, Actor actor) {
        return forAnother(body, actor) ? another(body, actor) : oneself(body, actor);
    }

    private Registered oneself(PersonBody body, Actor actor) {
        if (!mayForOneself(actor)) {
            actor.requireSomewhere("volunteer", "resident");
        }
        Optional<Profile> present = profiles.bySubject(actor.subject());
        if (present.isPresent()) {
            return new Registered(present.get(), false);
        }
        UUID id = TimeOrderedId.at(clock.instant());
        if (!registered(id, actor.subject(), reading.read(body), actor, ActingFor.ONESELF)) {
            return new Registered(profiles.bySubject(actor.subject()).orElseThrow(), false);
        }
        return new Registered(profiles.byId(id), true);
    }

    private Registered another(PersonBody body, Actor actor) {
        actor.requireIn(reading.areaPath(body), ActingFor.DESK);
        Told told = reading.read(body);
        UUID id = TimeOrderedId.at(clock.instant());
        registered(id, null, told, actor, ActingFor.DESK);
        return new Registered(profiles.byId(id), true);
    }

    private boolean registered(UUID id, @Nullable String subject, Told told, Actor actor, String role) {
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

    private static boolean forAnother(PersonBody body, Actor actor) {
        return body.forAnother() == null ? !mayForOneself(actor) : body.forAnother();
    }

    private static boolean mayForOneself(Actor actor) {
        return actor.has("volunteer") || actor.has("resident");
    }
}
