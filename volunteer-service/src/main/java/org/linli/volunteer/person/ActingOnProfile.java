package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** How every action on a profile begins and ends: it is locked for whoever may act, and who acted for whom is kept. */
@ApplicationScoped
class ActingOnProfile {

    /** @param role as what the actor acts; see {@link ActingFor} */
    record Opened(Profile profile, String role) {}

    private final Profiles profiles;
    private final ActingFor acting;
    private final Audit audit;
    private final Clock clock;

    ActingOnProfile(Profiles profiles, ActingFor acting, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.acting = acting;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed */
    @Transactional(Transactional.TxType.MANDATORY)
    Opened open(UUID id, Actor actor) {
        Profile profile = profiles.locked(id);
        return new Opened(profile, acting.require(actor, profile.person()));
    }

    /** The same, for what replaces what the caller saw. @throws Problem not-found, not-allowed, stale */
    @Transactional(Transactional.TxType.MANDATORY)
    Opened open(UUID id, long seen, Actor actor) {
        Opened opened = open(id, actor);
        IfMatch.check(seen, opened.profile().version(), opened.profile().state().wire());
        return opened;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void record(Opened opened, String action, Actor actor) {
        audit.record(AuditEntry.of(
                        clock.instant(),
                        actor,
                        opened.role(),
                        action,
                        "person",
                        opened.profile().id().toString())
                .with(ActingFor.details(opened.role(), opened.profile().person())));
    }
}
