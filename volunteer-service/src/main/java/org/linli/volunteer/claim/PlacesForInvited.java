package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.volunteer.claim.ClaimingNeed.Claimant;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.person.People;

/**
 * Those whose yes to an invitation was chosen take their places as everybody does, held to the same rules, and have confirmed
 * them by their yes.
 */
@ApplicationScoped
public class PlacesForInvited {

    private final ClaimingNeed claiming;
    private final People people;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    PlacesForInvited(ClaimingNeed claiming, People people, ClaimProgress progress, NeedChronicle chronicle) {
        this.claiming = claiming;
        this.people = people;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /**
     * A yes that was chosen.
     *
     * @param subject who said it
     * @param byDesk whether the desk said it for them
     */
    public record Yes(UUID invitation, UUID person, String subject, boolean byDesk) {}

    /** What came of it. @param claim null when a rule, or that no place is free any more, kept them from it */
    public record Taken(UUID invitation, @Nullable UUID claim) {}

    /** Locks the people in one order; once in a transaction, whose caller holds the need's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Taken> take(Need need, List<Yes> chosen) {
        NeedFile file =
                claiming.drawnFileOf(need, chosen.stream().map(Yes::person).toList());
        return chosen.stream()
                .map(yes -> new Taken(yes.invitation(), claim(file, yes)))
                .toList();
    }

    private @Nullable UUID claim(NeedFile file, Yes yes) {
        // Whoever said yes acts here, at the moment of the choice.
        Actor actor = new Actor(yes.subject(), "invitation", Set.of(), List.of());
        String role = yes.byDesk() ? ClaimTable.DESK : ClaimTable.CLAIMANT;
        Claim claim;
        try {
            claim = claiming.claimed(
                            file, people.locked(yes.person()), new Claimant(null, false, yes.invitation(), role, actor))
                    .claim();
        } catch (Problem | Refused keptFromIt) {
            return null;
        }
        // What the service a need came from decides is confirmed by its answer.
        if (claim.state() == ClaimState.HELD && !file.need().origin().decides()) {
            confirm(file, claim, role, actor);
        }
        return claim.id();
    }

    private void confirm(NeedFile file, Claim claim, String role, Actor actor) {
        Instant now = progress.now();
        var row = claim.step(ClaimTable.CONFIRM, Set.of(role), ClaimContext.of(file.need(), claim, true, null, now));
        progress.tell(file, claim, row.events(), null, now);
        chronicle.record(
                file.need(),
                actor,
                role,
                ClaimTable.CONFIRM,
                null,
                Map.of("claim", claim.id().toString()),
                now);
        progress.after(file, now);
    }
}
