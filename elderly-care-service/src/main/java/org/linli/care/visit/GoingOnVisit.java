package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.care.carer.CarerRef;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** What a carer does on a visit: sets out, arrives, finishes, stands before a door that stays shut, is turned away. */
@ApplicationScoped
public class GoingOnVisit {

    /** What a carer can do, as it is named in the table. */
    public enum Act {
        SET_OUT(VisitTable.SET_OUT, 1),
        ARRIVE(VisitTable.ARRIVE, 2),
        FINISH(VisitTable.FINISH, 5),
        NOBODY_OPENS(VisitTable.NOBODY_OPENS, 3),
        OPENED_AFTER_ALL(VisitTable.OPENED_AFTER_ALL, 4),
        REFUSE(VisitTable.REFUSE, 6),
        ELDER_CALLS_OFF(VisitTable.ELDER_CALLS_OFF, 7);

        private final String action;
        private final int rank;

        Act(String action, int rank) {
            this.action = action;
            this.rank = rank;
        }

        public static Optional<Act> of(String wire) {
            return Stream.of(values()).filter(each -> each.action.equals(wire)).findFirst();
        }

        /** Which goes first of two at the same moment. */
        int rank() {
            return rank;
        }

        public String wire() {
            return action;
        }
    }

    private final Visits visits;
    private final VisitSight sight;
    private final MovingVisit moving;
    private final TellingOfVisit telling;
    private final AfterAct after;

    GoingOnVisit(Visits visits, VisitSight sight, MovingVisit moving, TellingOfVisit telling, AfterAct after) {
        this.visits = visits;
        this.sight = sight;
        this.moving = moving;
        this.telling = telling;
        this.after = after;
    }

    /** Online: it happens now. @throws Problem not-found unless the visit is the carer's and today's; stale, invalid-input, conflict */
    @Transactional
    void online(String id, Act act, Told told, long seen, Actor actor) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        CarerRef carer = sight.carerOf(visit, actor).orElseThrow(Visits::unknown);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        Instant now = telling.now();
        act(visit, carer, act, told, actor, now);
    }

    private void act(Visit visit, CarerRef carer, Act act, Told told, Actor actor, Instant now) {
        VisitPart part = visit.partOf(carer.id()).orElseThrow(Visits::unknown);
        VisitAct done = telling.read(visit, carer.id(), TimeOrderedId.at(now), act, told, now, now);
        VisitContext context = moving.context(visit, now, now).withReason(done.reason() != null);
        if (act == Act.FINISH && part.arrivedAt() == null) {
            throw Problem.invalid("action", "arrived-before", "须先到达", "arrive first");
        }
        visit.replace(part.told(done));
        after.keep(visit, done);
        Map<String, Object> details = Map.of("carer", carer.id().toString(), "at", now.toString());
        if (act == Act.FINISH && !visit.everyPartIsFinished()) {
            // The other carer is still at it; whether anybody may finish now is the table's to say all the same.
            VisitTable.VISIT.decide(visit.state(), act.wire(), Set.of(VisitTable.CARER), context);
            telling.keep(visit, actor, details, now);
            return;
        }
        moving.move(
                visit, new Step(act.wire(), actor, VisitTable.CARER, telling.reason(done), details, now), context, now);
        after.tellTheDoor(visit, act, now, actor.subject());
        if (act == Act.FINISH && telling.whole(visit) && moving.covered(visit)) {
            moving.verified(visit, now);
        }
    }
}
