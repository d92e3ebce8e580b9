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
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions.Transition;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.matching.RulesOfClaim;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** Somebody takes a place of a need. Races are settled by the need's lock: as many get one as there are. */
@ApplicationScoped
class ClaimingNeed {

    private final Needs needs;
    private final Claims claims;
    private final People people;
    private final ActingFor acting;
    private final RulesOfClaim rules;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    ClaimingNeed(
            Needs needs,
            Claims claims,
            People people,
            ActingFor acting,
            RulesOfClaim rules,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.needs = needs;
        this.claims = claims;
        this.people = people;
        this.acting = acting;
        this.rules = rules;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /** @param fresh whether this call made it; a claim that stands already is answered again */
    record Claimed(Claim claim, Need need, boolean fresh) {}

    /**
     * @param personId for whom is claimed; null: the caller
     * @throws Problem not-found, no-profile, may-not-serve naming the rule, no-place-free, conflict
     */
    @Transactional
    Claimed claim(UUID needId, @Nullable UUID personId, Actor actor) {
        Need need = needs.locked(needId, actor);
        Person person = personId == null
                ? people.locked(people.required(actor.subject()).id())
                : people.locked(personId);
        String role = personId == null ? ClaimTable.CLAIMANT : role(person, actor);
        NeedFile file = claims.fileOf(need);
        Optional<Claim> before = file.of(person.id());
        if (before.isPresent()) {
            return new Claimed(before.get(), need, false);
        }
        Instant now = progress.now();
        Claim claim = Claim.made(TimeOrderedId.at(now), needId, person.id(), null, actor.subject(), now);
        var row = step(claim, role, ClaimContext.of(need, null, false, null, now));
        mayServe(need, person);
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

    private void mayServe(Need need, Person person) {
        if (!person.active()) {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail("该志愿者的登记已暂停或注销", "The profile is paused or given up")
                    .with("rule", "active");
        }
        rules.broken(need.id(), person.id()).ifPresent(broken -> {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail(broken.zh(), broken.en())
                    .with("rule", broken.rule().code());
        });
    }

    private static Transition<ClaimState, ClaimContext> step(Claim claim, String role, ClaimContext context) {
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

    /** Somebody without a phone is claimed for by who represents them, and anybody by the desk of their area. */
    private String role(Person person, Actor actor) {
        return acting.require(actor, person).equals(ActingFor.DESK) ? ClaimTable.DESK : ClaimTable.CLAIMANT;
    }
}
