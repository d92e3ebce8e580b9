package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions.Transition;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.matching.BrokenRules;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;
import org.linli.volunteer.team.Team;
import org.linli.volunteer.team.Teams;

/** Somebody takes a place of a need. Races are settled by the need's lock: as many get one as there are. */
@ApplicationScoped
class ClaimingNeed {

    private final Needs needs;
    private final Claims claims;
    private final People people;
    private final ActingFor acting;
    private final Teams teams;
    private final BrokenRules rules;
    private final FairWindow fairWindow;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    ClaimingNeed(
            Needs needs,
            Claims claims,
            People people,
            ActingFor acting,
            Teams teams,
            BrokenRules rules,
            FairWindow fairWindow,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.needs = needs;
        this.claims = claims;
        this.people = people;
        this.acting = acting;
        this.teams = teams;
        this.rules = rules;
        this.fairWindow = fairWindow;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /** @param fresh whether this call made it; a claim that stands already is answered again */
    record Claimed(Claim claim, Need need, boolean fresh) {}

    /**
     * @param personId for whom is claimed; null: the caller
     * @throws Problem not-found, no-profile, not-allowed, may-not-serve naming the rule, no-place-free, conflict
     */
    @Transactional
    Claimed claim(UUID needId, @Nullable UUID personId, Actor actor) {
        Need need = needs.locked(needId, actor);
        UUID whom = personId == null ? people.required(actor.subject()).id() : personId;
        NeedFile file = drawnFileOf(need, List.of(whom));
        Person person = people.locked(whom);
        String role = personId == null ? ClaimTable.CLAIMANT : role(person, actor);
        return claimed(file, person, new Claimant(null, false, null, role, actor));
    }

    /**
     * A team claims a place for each of the members who shall serve: for all of them, or for none.
     *
     * @param members 1–50 of the team, each once
     * @param creditTeam whether the minutes they earn are the team's
     * @throws Problem as above; not-allowed unless the team's leader, organisation or desk asks; invalid-input for who is no member
     */
    @Transactional
    List<Claimed> claim(UUID needId, UUID teamId, List<UUID> members, boolean creditTeam, Actor actor) {
        Need need = needs.locked(needId, actor);
        Team team = teams.byId(teamId).orElseThrow(() -> Problem.notFound("team", "团队"));
        String role = teams.require(actor, team).equals(Teams.DESK) ? ClaimTable.DESK : ClaimTable.CLAIMANT;
        if (!Set.copyOf(teams.members(teamId)).containsAll(members)) {
            throw Problem.invalid("people", "members", "须为该团队成员", "must be members of the team");
        }
        NeedFile file = drawnFileOf(need, members);
        return members.stream()
                .sorted()
                .map(people::locked)
                .map(person -> claimed(file, person, new Claimant(teamId, creditTeam, null, role, actor)))
                .toList();
    }

    /** Locks everybody it is about in one order, so that two of whom each wants some never wait for each other in a circle. */
    NeedFile drawnFileOf(Need need, List<UUID> claimants) {
        NeedFile file = claims.fileOf(need);
        Instant now = progress.now();
        Stream.concat(claimants.stream(), fairWindow.toBeDrawn(file, now).stream())
                .distinct()
                .sorted()
                .forEach(people::locked);
        fairWindow.drawIfOver(file, now);
        return file;
    }

    /**
     * Who asks, and in which role.
     *
     * @param team for which they ask
     * @param creditTeam whether what they earn is the team's
     * @param invitation the yes to which asks for it
     */
    record Claimant(
            @Nullable UUID team,
            boolean creditTeam,
            @Nullable UUID invitation,
            String role,
            Actor actor) {}

    /** Gives a place to one of those the file was drawn for; who has one keeps it. */
    Claimed claimed(NeedFile file, Person person, Claimant by) {
        Need need = file.need();
        Optional<Claim> before = file.of(person.id());
        if (before.isPresent()) {
            return new Claimed(before.get(), need, false);
        }
        Instant now = progress.now();
        Claim claim = Claim.made(
                TimeOrderedId.at(now), need.id(), person, by.team(), by.actor().subject(), now);
        if (by.creditTeam()) {
            claim.creditTeam();
        }
        var row = step(claim, by.role(), ClaimContext.of(need, null, false, null, now));
        mayServe(need, person);
        if (claim.state().stands()) {
            claim.sits(file.freePlace());
        }
        claims.persistAndFlush(claim);
        file.add(claim);
        progress.tell(file, claim, row.events(), null, now);
        Map<String, Object> details = new HashMap<>();
        details.put("claim", claim.id().toString());
        details.put("person", person.id().toString());
        if (by.team() != null) {
            details.put("team", by.team().toString());
            details.put("credit", by.creditTeam() ? "team" : "person");
        }
        if (by.invitation() != null) {
            details.put("invitation", by.invitation().toString());
        }
        chronicle.record(need, by.actor(), by.role(), ClaimTable.CLAIM, null, details, now);
        progress.after(file, now);
        return new Claimed(claim, need, true);
    }

    private void mayServe(Need need, Person person) {
        if (!person.active()) {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail("该志愿者的登记已暂停或注销", "The profile is paused or given up")
                    .with("rule", "active");
        }
        if (need.isReceivedBy(person.subject()) || person.id().equals(need.receiver())) {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail("不能认领自己提出的需求", "Nobody serves a need of their own")
                    .with("rule", "own-household");
        }
        if (livesWithReceiver(need, person)) {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail("与受助人同住", "Lives with whoever is helped")
                    .with("rule", "own-household");
        }
        rules.firstOfClaim(need.id(), person.id()).ifPresent(broken -> {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail(broken.zh(), broken.en())
                    .with("rule", broken.rule().code());
        });
    }

    /** Whatever household was told with the need: those who are known live where their profile says. */
    private boolean livesWithReceiver(Need need, Person person) {
        String home = person.household();
        UUID receiver = need.receiver();
        return home != null
                && Stream.of(
                                receiver == null ? Optional.<Person>empty() : people.byId(receiver),
                                people.bySubject(need.proposedBy()).filter(by -> need.isReceivedBy(by.subject())))
                        .flatMap(Optional::stream)
                        .anyMatch(helped -> home.equals(helped.household()));
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
