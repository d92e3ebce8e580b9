package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Takes over people from a list that was checked, as the desk enters somebody without a phone to sign in with. */
@ApplicationScoped
public class TakingOverPerson {

    private final EnteringPerson entering;
    private final ChangingProfile changing;
    private final Profiles profiles;
    private final ToldBeside beside;
    private final Clock clock;

    TakingOverPerson(
            EnteringPerson entering, ChangingProfile changing, Profiles profiles, ToldBeside beside, Clock clock) {
        this.entering = entering;
        this.changing = changing;
        this.profiles = profiles;
        this.beside = beside;
        this.clock = clock;
    }

    /**
     * @param role as what the actor acts, for the audit
     * @throws Problem invalid-input for a certificate that is somebody else's
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(CheckingPerson.Checked checked, Actor actor, String role) {
        UUID id = TimeOrderedId.at(clock.instant());
        entering.enter(id, null, checked.told, actor, role);
        beside.keep(new ActingOnProfile.Opened(profiles.byId(id), role), checked, actor);
        return id;
    }

    /**
     * Tells of somebody anew who was taken over before.
     *
     * @return false: they have left, and stay as they are
     * @throws Problem as {@link #enter}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean renew(UUID id, CheckingPerson.Checked checked, Actor actor, String role) {
        Optional<Profile> told = changing.unlessLeft(id, checked.told, actor, role);
        told.ifPresent(profile -> beside.keep(new ActingOnProfile.Opened(profile, role), checked, actor));
        return told.isPresent();
    }
}
