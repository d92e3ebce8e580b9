package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** Somebody takes a place of a need. Races are settled by the need's lock: as many get one as there are. */
@ApplicationScoped
class ClaimingNeed {

    private final Needs needs;
    private final Claims claims;
    private final People people;
    private final ServingRules rules;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    ClaimingNeed(
            Needs needs,
            Claims claims,
            People people,
            ServingRules rules,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.needs = needs;
        this.claims = claims;
        this.people = people;
        this.rules = rules;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /** @param fresh whether this call made it; a claim that stands already is answered again */
    record Claimed(Claim claim, Need need, boolean fresh) {}

    /**
     * @param personId for whom the desk claims; null: the caller
     * @throws Problem not-found, no-profile, may-not-serve naming the rule, no-place-free, conflict
     */
    @Transactional
    Claimed claim(UUID needId, @Nullable UUID personId, Actor actor) {
        Need need = needs.locked(needId, actor);
        Person person = personId == null
                ? people.locked(people.required(actor.subject()).id())
                : people.locked(personId);
        String role = role(person, personId, actor);
        NeedFile file = claims.fileOf(need);
        Optional<Claim> before = file.of(person.id());
        if (before.isPresent()) {
            return new Claimed(before.get(), need, false);
        }
        Instant now = progress.now();
        Claim claim = Claim.made(TimeOrderedId.at(now), needId, person.id(), null, actor.subject(), now);
        var row = step(claim, role, ClaimContext.of(need, null, false, null, now));
        rules.broken(need, person).ifPresent(broken -> {
            throw broken.asProblem();
        });
        if (claim.state().stands()) {
            claim.sits(file.freePlace());
        }
        claims.persistAndFlush(claim);
        file.add(claim);
        progress.tell(file, claim, row.events(), null, now);
        chronicle.record(
                need,
                actor,
                role,
                ClaimTable.CLAIM,
                null,
                Map.of("claim", claim.id().toString(), "person", person.id().toString()),
                now);
        progress.after(file, now);
        return new Claimed(claim, need, true);
    }

    private static org.linli.kit.state.Transitions.Transition<ClaimState, ClaimContext> step(
            Claim claim, String role, ClaimContext context) {
        try {
            return claim.step(ClaimTable.CLAIM, Set.of(role), context);
        } catch (Refused refused) {
            if ("place-free".equals(refused.guardName())) {
                throw Problem.of(VolunteerProblem.NO_PLACE_FREE)
                        .detail("名额已满", "Every place is taken")
                        .with("state", context.needState().wire());
            }
            throw refused;
        }
    }

    private static String role(Person person, @Nullable UUID asked, Actor actor) {
        if (asked == null || actor.subject().equals(person.subject())) {
            return ClaimTable.CLAIMANT;
        }
        if (actor.mayIn(ClaimTable.DESK, person.areaPath())) {
            return ClaimTable.DESK;
        }
        throw Problem.of(CommonProblem.NOT_ALLOWED)
                .detail("只能为自己认领;受理员可为本区域的人认领", "Claim for yourself; the desk may claim for people of its area");
    }
}
