package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** The desk says whether what a carer told late, and what else happened forbids, is believed. The visit stays as it is. */
@ApplicationScoped
public class SettlingAct {

    private final Acts acts;
    private final Visits visits;
    private final AfterAct after;
    private final VisitChronicle chronicle;
    private final Carers carers;

    SettlingAct(Acts acts, Visits visits, AfterAct after, VisitChronicle chronicle, Carers carers) {
        this.acts = acts;
        this.visits = visits;
        this.after = after;
        this.chronicle = chronicle;
        this.carers = carers;
    }

    /**
     * A door that stayed shut raises its alarm when it is believed: somebody may be lying on the floor all the same.
     *
     * @throws Problem not-found for who is no desk of the visit's area; invalid-input; conflict when it is settled, or the desk's own word as a carer
     */
    @Transactional
    public void settle(UUID id, @Nullable Boolean keep, @Nullable String told, Actor actor) {
        String visitId = acts.visitOf(id).orElseThrow(SettlingAct::unknown);
        Visit visit = visits.locked(visitId)
                .filter(each -> actor.mayIn(VisitTable.DESK, each.areaPath()))
                .orElseThrow(SettlingAct::unknown);
        boolean believed = Asked.given("keep", keep);
        String reason = Asked.words("reason", told, Asked.LONGEST_REASON);
        VisitAct act = acts.of(visitId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(SettlingAct::unknown);
        if (act.standing() != Standing.CONFLICTING) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("该条目不在待核定之列", "This entry does not conflict, or is settled")
                    .with("state", act.standing().wire());
        }
        if (carers.ofSubject(actor.subject())
                .filter(each -> each.id().equals(act.carer()))
                .isPresent()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("不能核定自己上报的条目", "Nobody settles what they told themselves")
                    .with("guard", "not-own-work");
        }
        Instant now = chronicle.now();
        acts.stands(id, believed ? Standing.KEPT : Standing.STRUCK, act.why());
        chronicle.record(
                visit,
                actor,
                VisitTable.DESK,
                believed ? "keep-entry" : "strike-entry",
                reason,
                Map.of("entry", id.toString(), "action", act.act().wire()),
                now);
        if (believed && act.act() == GoingOnVisit.Act.NOBODY_OPENS) {
            String subject = carers.find(act.carer()).map(CarerRef::subject).orElse(null);
            after.tellTheDoor(visit, act.act(), act.at(), subject);
        }
    }

    private static Problem unknown() {
        return Problem.notFound("device entry", "该条目");
    }
}
