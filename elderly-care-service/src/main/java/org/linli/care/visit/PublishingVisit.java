package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Says who comes to a visit and when, and takes it back; the desk of the area. */
@ApplicationScoped
public class PublishingVisit {

    private final Visits visits;
    private final ReadingPlan reading;
    private final MovingVisit moving;
    private final VisitChronicle chronicle;
    private final Instance<CarerFound> found;

    PublishingVisit(
            Visits visits,
            ReadingPlan reading,
            MovingVisit moving,
            VisitChronicle chronicle,
            @Any Instance<CarerFound> found) {
        this.visits = visits;
        this.reading = reading;
        this.moving = moving;
        this.chronicle = chronicle;
        this.found = found;
    }

    /** @throws Problem not-found, stale, invalid-input, carer-does-not-fit, conflict, quota-used-up */
    @Transactional
    void publish(String id, VisitPlan plan, long seen, Actor actor) {
        Visit visit = VisitSight.ofDesk(visits.locked(id), actor);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        plan(visit, plan, VisitTable.PUBLISH, actor);
    }

    /** @throws Problem as {@link #publish} */
    @Transactional
    void assign(String id, VisitPlan plan, long seen, Actor actor) {
        Visit visit = VisitSight.ofDesk(visits.locked(id), actor);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        plan(visit, plan, VisitTable.ASSIGN, actor);
    }

    /** For a whole roster, in its transaction: published, or assigned anew. @throws Problem as {@link #publish} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void plan(String id, VisitPlan plan, Actor actor) {
        Visit visit = VisitSight.ofDesk(visits.locked(id), actor);
        plan(visit, plan, visit.state() == VisitState.PUBLISHED ? VisitTable.ASSIGN : VisitTable.PUBLISH, actor);
    }

    /** @throws Problem not-found, stale, conflict */
    @Transactional
    public void takeBack(String id, long seen, Actor actor) {
        Visit visit = VisitSight.ofDesk(visits.locked(id), actor);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        takeBack(visit, actor);
    }

    private void takeBack(Visit visit, Actor actor) {
        Instant now = chronicle.now();
        VisitContext context = moving.context(visit, now, now);
        List<VisitPart> before = visit.parts();
        moving.move(
                visit, new Step(VisitTable.TAKE_BACK, actor, VisitTable.DESK, null, carers(before), now), context, now);
        visits.clear(visit);
    }

    private void plan(Visit visit, VisitPlan plan, String action, Actor actor) {
        Instant now = chronicle.now();
        List<VisitPart> parts = reading.read(visit, plan);
        boolean begun = visit.begun();
        visit.parts(parts);
        VisitContext told = moving.context(visit, now, now);
        VisitContext context = begun
                ? new VisitContext(
                        told.consent(),
                        true,
                        told.ahead(),
                        told.onItsDay(),
                        told.refuted(),
                        true,
                        true,
                        told.windowOver(),
                        false,
                        true)
                : told;
        visit.atRisk(null);
        moving.move(visit, new Step(action, actor, VisitTable.DESK, null, carers(parts), now), context, now);
        visits.given(visit);
        VisitRef planned = VisitRef.of(visit);
        found.forEach(each -> each.found(planned, "carer-found"));
    }

    private static Map<String, Object> carers(List<VisitPart> parts) {
        return Map.of(
                "carers",
                parts.stream()
                        .map(VisitPart::carer)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList());
    }
}
