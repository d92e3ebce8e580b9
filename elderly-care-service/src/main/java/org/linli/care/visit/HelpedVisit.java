package org.linli.care.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;

/** What help from volunteers does to a visit: its events are the visit's, and who was helped has had the visit. */
@ApplicationScoped
public class HelpedVisit {

    private final Visits visits;
    private final MovingVisit moving;
    private final VisitClocks clocks;
    private final VisitChronicle chronicle;
    private final AfterAct after;

    HelpedVisit(Visits visits, MovingVisit moving, VisitClocks clocks, VisitChronicle chronicle, AfterAct after) {
        this.visits = visits;
        this.moving = moving;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.after = after;
    }

    /** Tells of the help under the visit's next version. @param event such as {@code help-wanted} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(String id, String event, ObjectNode payload, Instant at) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        chronicle.publish(visit, event, payload, at);
        visits.save(visit, clocks.next(visit));
    }

    /**
     * Who helps stands before a door that stays shut, or was let in after all: an alarm begins or ends as it does for a carer.
     *
     * @param act {@link GoingOnVisit.Act#NOBODY_OPENS} or {@link GoingOnVisit.Act#OPENED_AFTER_ALL}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void atTheDoor(String id, GoingOnVisit.Act act, Actor volunteer, Instant now) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        String action =
                act == GoingOnVisit.Act.NOBODY_OPENS ? VisitTable.SHUT_TO_VOLUNTEER : VisitTable.OPENED_TO_VOLUNTEER;
        visit.atRisk(null);
        moving.move(
                visit,
                new Step(action, volunteer, VisitTable.VOLUNTEER, null, Map.of("at", now.toString()), now),
                moving.context(visit, now, now),
                now);
        after.tellTheDoor(visit, act, now, volunteer.subject());
    }

    /** Volunteers served: done and verified, no place of a contract used. A visit that went another way meanwhile stays so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void served(String id, Instant now) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        boolean possible = VisitTable.VISIT.possible(visit.state()).stream()
                .anyMatch(way -> way.action().equals(VisitTable.SERVED_BY_VOLUNTEER));
        if (possible) {
            visit.atRisk(null);
            moving.move(
                    visit,
                    new Step(
                            VisitTable.SERVED_BY_VOLUNTEER,
                            Actor.system("care"),
                            VisitTable.SYSTEM,
                            null,
                            Map.of(),
                            now),
                    moving.context(visit, now, now),
                    now);
        }
    }

    /** Nobody helps after all: a draft without anybody is on the desk's list at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void left(String id, Instant now) {
        Visit visit = visits.locked(id).orElseThrow(Visits::unknown);
        if (visit.state() == VisitState.DRAFT && visit.atRiskSince() == null) {
            visit.atRisk(now);
            chronicle.publish(visit, "visit-at-risk", now);
            chronicle.record(
                    visit,
                    Actor.system("care"),
                    VisitTable.SYSTEM,
                    "find-at-risk",
                    null,
                    Map.of("because", "no-help"),
                    now);
            visits.save(visit, clocks.next(visit));
        }
    }
}
