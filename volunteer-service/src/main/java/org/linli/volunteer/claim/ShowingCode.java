package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.evidence.Evidence;
import org.linli.volunteer.evidence.Side;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Tells each side of a claim its own code, and nobody else any. */
@ApplicationScoped
class ShowingCode {

    /** As long as a code is of use. */
    private static final Set<ClaimState> OF_USE =
            Set.of(ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.CHECKED_IN, ClaimState.CHECKED_OUT);

    private final Claims claims;
    private final Needs needs;
    private final People people;
    private final ActingFor acting;
    private final Evidence evidence;

    ShowingCode(Claims claims, Needs needs, People people, ActingFor acting, Evidence evidence) {
        this.claims = claims;
        this.needs = needs;
        this.people = people;
        this.acting = acting;
        this.evidence = evidence;
    }

    /** @throws Problem not-found for who is of neither side, an officer too; conflict once the claim needs no code any more */
    @Transactional
    EvidenceViews.Code show(UUID id, Actor actor) {
        Claim claim = claims.findByIdOptional(id).orElseThrow(Claims::notFound);
        Side side = side(claim, actor);
        if (!OF_USE.contains(claim.state())) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此认领已不需要代码", "This claim needs no code any more")
                    .with("state", claim.state().wire())
                    .with("possible", List.of());
        }
        return new EvidenceViews.Code(
                id, side.wire(), evidence.code(id, side), evidence.of(id).triesLeft());
    }

    // Whoever is of both sides, such as a representative who also asked for help, gets the one they serve on: never
    // both.
    private Side side(Claim claim, Actor actor) {
        Person person = people.byId(claim.personId()).orElseThrow(Claims::notFound);
        if (acting.as(actor, person).filter(as -> !as.equals(ActingFor.DESK)).isPresent()) {
            return Side.VOLUNTEER;
        }
        Need need = needs.findByIdOptional(claim.needId()).orElseThrow(Claims::notFound);
        if (ShowingEvidence.receives(need, actor)) {
            return Side.RECEIVER;
        }
        throw Claims.notFound();
    }
}
