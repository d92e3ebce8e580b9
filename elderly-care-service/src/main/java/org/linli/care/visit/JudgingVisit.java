package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What the desk does to a visit that has, or has not, been made: verifies, refutes, calls off. */
@ApplicationScoped
class JudgingVisit {

    /** @param by {@code us} or {@code elder}; only for calling off */
    record Judgement(
            String action, @Nullable String by, @Nullable String reason) {}

    private static final Set<String> SIDES = Set.of("us", "elder");

    private final Visits visits;
    private final VisitSight sight;
    private final MovingVisit moving;
    private final VisitChronicle chronicle;
    private final Instance<CarerFound> found;

    JudgingVisit(
            Visits visits,
            VisitSight sight,
            MovingVisit moving,
            VisitChronicle chronicle,
            @Any Instance<CarerFound> found) {
        this.visits = visits;
        this.sight = sight;
        this.moving = moving;
        this.chronicle = chronicle;
        this.found = found;
    }

    /** @throws Problem not-found, stale, invalid-input, conflict */
    @Transactional
    void judge(String id, Judgement judgement, long seen, Actor actor) {
        Visit visit = VisitSight.ofDesk(visits.locked(id), actor);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        String reason = Asked.note("reason", judgement.reason(), Asked.LONGEST_REASON);
        Instant now = chronicle.now();
        VisitContext context = moving.context(visit, now, now)
                .withReason(reason != null)
                .byOwnWork(sight.ofItsCarers(visit, actor).isPresent());
        moving.move(visit, new Step(judgement.action(), actor, VisitTable.DESK, reason, Map.of(), now), context, now);
        if (visit.state() == VisitState.CANCELLED_BY_US || visit.state() == VisitState.CANCELLED_BY_ELDER) {
            VisitRef ref = VisitRef.of(visit);
            found.forEach(each -> each.found(ref, "visit-cancelled"));
        }
    }

    /** @throws Problem as {@link #judge} */
    @Transactional
    void callOff(String id, @Nullable String by, @Nullable String reason, long seen, Actor actor) {
        String side = Asked.given("by", by);
        if (!SIDES.contains(side)) {
            throw Problem.invalid("by", "one-of", "须为 us 或 elder", "must be us or elder");
        }
        judge(
                id,
                new Judgement(side.equals("us") ? VisitTable.CALL_OFF : VisitTable.ELDER_CALLS_OFF, side, reason),
                seen,
                actor);
    }
}
