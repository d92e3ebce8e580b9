package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** Pauses a profile, ends it, or takes it up again, as {@link PersonTable} says. */
@ApplicationScoped
class PausingPerson {

    private final ActingOnProfile acting;
    private final Profiles profiles;

    PausingPerson(ActingOnProfile acting, Profiles profiles) {
        this.acting = acting;
        this.profiles = profiles;
    }

    /** @throws Problem not-found, not-allowed, stale, or conflict where the table has no way */
    @Transactional
    void act(UUID id, String action, long seen, Actor actor) {
        Opened opened = acting.open(id, seen, actor);
        PersonState to = PersonTable.PERSON
                .decide(opened.profile().state(), action, Set.of(opened.role()), actor)
                .to();
        profiles.stands(id, to);
        acting.record(opened, action, actor);
    }
}
