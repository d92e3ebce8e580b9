package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What a carer does on a visit: sets out, arrives, finishes, stands before a door that stays shut, is turned away. */
@ApplicationScoped
public class GoingOnVisit {

    /** What a carer can do, as it is named in the table. */
    public enum Act {
        SET_OUT(VisitTable.SET_OUT),
        ARRIVE(VisitTable.ARRIVE),
        FINISH(VisitTable.FINISH),
        NOBODY_OPENS(VisitTable.NOBODY_OPENS),
        OPENED_AFTER_ALL(VisitTable.OPENED_AFTER_ALL),
        REFUSE(VisitTable.REFUSE),
        ELDER_CALLS_OFF(VisitTable.ELDER_CALLS_OFF);

        private final String action;

        Act(String action) {
            this.action = action;
        }

        public String wire() {
            return action;
        }
    }

    private final Visits visits;
    private final VisitSight sight;
    private final MovingVisit moving;
    private final TellingOfVisit telling;
    private final Instance<NobodyOpened> doors;

    GoingOnVisit(
            Visits visits,
            VisitSight sight,
            MovingVisit moving,
            TellingOfVisit telling,
            @Any Instance<NobodyOpened> doors) {
        this.visits = visits;
        this.sight = sight;
        this.moving = moving;
        this.telling = telling;
        this.doors = doors;
    }

    /** Online: it happens now. @throws Problem not-found unless the visit is the carer's and today's; stale, invalid-input, conflict */
    @Transactional
    void online(String id, Act act, Told told, long seen, Actor actor) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        CarerRef carer = sight.carerOf(visit, actor).orElseThrow(Visits::unknown);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        Instant now = telling.now();
        act(visit, carer, act, told, actor, now, now);
    }

    private void act(Visit visit, CarerRef carer, Act act, Told told, Actor actor, Instant at, Instant now) {
        VisitPart part = visit.partOf(carer.id()).orElseThrow(Visits::unknown);
        String reason = Asked.note("reason", told.reason(), Asked.LONGEST_REASON);
        VisitContext context = moving.context(visit, at, now).withReason(reason != null);
        VisitPart changed = telling.changed(visit, part, act, told, at, now);
        if (act == Act.FINISH && part.arrivedAt() == null) {
            throw Problem.invalid("action", "arrived-before", "须先到达", "arrive first");
        }
        visit.replace(changed);
        Map<String, Object> details = Map.of("carer", carer.id().toString(), "at", at.toString());
        if (act == Act.FINISH && !visit.everyPartIsFinished()) {
            // The other carer is still at it; whether anybody may finish now is the table's to say all the same.
            VisitTable.VISIT.decide(visit.state(), act.wire(), Set.of(VisitTable.CARER), context);
            telling.keep(visit, actor, details, now);
            return;
        }
        moving.move(visit, new Step(act.wire(), actor, VisitTable.CARER, reason, details, at), context, now);
        tell(visit, act, at, actor.subject());
        if (act == Act.FINISH && telling.whole(visit) && moving.covered(visit)) {
            moving.move(
                    visit,
                    new Step(VisitTable.VERIFY, Actor.system("care"), VisitTable.SYSTEM, null, Map.of(), now),
                    moving.context(visit, at, now),
                    now);
        }
    }

    private void tell(Visit visit, Act act, Instant at, @Nullable String carer) {
        VisitRef ref = VisitRef.of(visit);
        if (act == Act.NOBODY_OPENS) {
            doors.forEach(each -> each.told(ref, at, carer));
        } else if (act == Act.OPENED_AFTER_ALL) {
            doors.forEach(each -> each.openedAfterAll(ref, at, carer));
        }
    }
}
