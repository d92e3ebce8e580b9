package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Registers somebody who helps: one profile a subject or a key of the desk's, however often it is asked. */
@ApplicationScoped
class RegisteringPerson {

    /** @param anew false: this profile was there already */
    record Registered(Profile profile, boolean anew) {}

    private final Profiles profiles;
    private final ReadingProfile reading;
    private final EnteringPerson entering;
    private final RegistrationKeys keys;
    private final Clock clock;

    RegisteringPerson(
            Profiles profiles, ReadingProfile reading, EnteringPerson entering, RegistrationKeys keys, Clock clock) {
        this.profiles = profiles;
        this.reading = reading;
        this.entering = entering;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param key of the caller's choice; must be given to register another, who has no subject to be known again by
     * @throws Problem invalid-input, idempotency-key-reused; not-allowed when somebody else's desk registers for another
     */
    @Transactional
    Registered register(PersonBody body, @Nullable String key, Actor actor) {
        return forAnother(body, actor) ? another(body, key, actor) : oneself(body, actor);
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
        if (!entering.enter(id, actor.subject(), reading.read(body), actor, ActingFor.ONESELF)) {
            return new Registered(profiles.bySubject(actor.subject()).orElseThrow(), false);
        }
        return new Registered(profiles.byId(id), true);
    }

    private Registered another(PersonBody body, @Nullable String key, Actor actor) {
        actor.requireIn(reading.areaPath(body), ActingFor.DESK);
        RegistrationKeys.Registration registration = keys.of(actor, Asked.words("Idempotency-Key", key, 200), body);
        Optional<UUID> before = keys.before(registration);
        if (before.isPresent()) {
            return new Registered(profiles.byId(before.get()), false);
        }
        Told told = reading.read(body);
        UUID id = TimeOrderedId.at(clock.instant());
        if (!keys.take(registration, id)) {
            return new Registered(profiles.byId(keys.before(registration).orElseThrow()), false);
        }
        entering.enter(id, null, told, actor, ActingFor.DESK);
        return new Registered(profiles.byId(id), true);
    }

    private static boolean forAnother(PersonBody body, Actor actor) {
        return body.forAnother() == null ? !mayForOneself(actor) : body.forAnother();
    }

    private static boolean mayForOneself(Actor actor) {
        return actor.has("volunteer") || actor.has("resident");
    }
}
