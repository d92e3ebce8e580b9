package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** Tells a person's profile anew. Another community or unit begins a new membership and ends the one before. */
@ApplicationScoped
class ChangingProfile {

    private final ActingOnProfile acting;
    private final Profiles profiles;
    private final Memberships memberships;
    private final ReadingProfile reading;
    private final Clock clock;

    ChangingProfile(
            ActingOnProfile acting, Profiles profiles, Memberships memberships, ReadingProfile reading, Clock clock) {
        this.acting = acting;
        this.profiles = profiles;
        this.memberships = memberships;
        this.reading = reading;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, stale or invalid-input */
    @Transactional
    void change(UUID id, long seen, PersonBody body, Actor actor) {
        Opened opened = acting.open(id, seen, actor);
        tell(opened.profile(), reading.read(body));
        acting.record(opened, "change-profile", actor);
    }

    /** What a list tells of somebody. @return empty when they have left, or were forgotten: they stay as they are */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Profile> unlessLeft(UUID id, Told told, Actor actor, String role) {
        Optional<Profile> present = profiles.lockedIfThere(id).filter(profile -> profile.state() != PersonState.LEFT);
        present.ifPresent(before -> {
            tell(before, told);
            acting.record(new Opened(before, role), "change-profile", actor);
        });
        return present;
    }

    /** The caller has locked the profile, and keeps who did it. */
    private void tell(Profile before, Told told) {
        UUID id = before.id();
        Instant now = clock.instant();
        profiles.update(id, told);
        if (told.phone() != null) {
            profiles.keepPhone(id, told.phone());
        } else if (told.withoutPhone()) {
            profiles.forgetPhone(id);
        }
        memberships.change(id, Memberships.COMMUNITY, before.area(), told.area(), now);
        memberships.change(id, Memberships.WORK_UNIT, before.workUnit(), told.workUnit(), now);
    }
}
