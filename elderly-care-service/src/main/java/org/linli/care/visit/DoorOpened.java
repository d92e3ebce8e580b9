package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;
import org.linli.kit.time.TimeOrderedId;

/** Who stands there knocked a second time and somebody opened: the visit goes on without their having to say it again. */
@ApplicationScoped
public class DoorOpened {

    private final Visits visits;
    private final Carers carers;
    private final MovingVisit moving;
    private final AfterAct after;

    DoorOpened(Visits visits, Carers carers, MovingVisit moving, AfterAct after) {
        this.visits = visits;
        this.carers = carers;
        this.moving = moving;
        this.after = after;
    }

    /** Whoever locks an alarm and its visit locks the visit first, as a carer at the door does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdStill(String visit) {
        visits.lock(visit);
    }

    /**
     * Does nothing for a visit that went another way meanwhile.
     *
     * @param carer subject of who stood at the door
     * @param because what the alarm knows it by, as a code
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void opened(String id, @Nullable String carer, String because, Instant now) {
        Optional<UUID> who =
                carer == null ? Optional.empty() : carers.ofSubject(carer).map(CarerRef::id);
        visits.locked(id)
                .filter(visit -> visit.state() == VisitState.NO_ANSWER)
                .ifPresent(visit -> who.flatMap(visit::partOf)
                        .ifPresentOrElse(
                                part -> goOn(visit, part, because, now), () -> helpGoesOn(visit, because, now)));
    }

    /** No carer ever set out: a volunteer stands there. */
    private void helpGoesOn(Visit visit, String because, Instant now) {
        if (!visit.begun()) {
            Step step = new Step(
                    VisitTable.OPENED_TO_VOLUNTEER,
                    Actor.system("care"),
                    VisitTable.VOLUNTEER,
                    null,
                    Map.of("at", now.toString(), "because", because),
                    now);
            moving.move(visit, step, moving.context(visit, now, now), now);
        }
    }

    private void goOn(Visit visit, VisitPart part, String because, Instant now) {
        VisitAct opened = new VisitAct(
                TimeOrderedId.at(now),
                Objects.requireNonNull(part.carer()),
                GoingOnVisit.Act.OPENED_AFTER_ALL,
                now,
                now,
                null,
                List.of(),
                null,
                null,
                false,
                Standing.APPLIED,
                null);
        VisitContext context = moving.context(visit, now, now);
        visit.replace(part.told(opened));
        after.keep(visit, opened);
        Step step = new Step(
                VisitTable.OPENED_AFTER_ALL,
                Actor.system("care"),
                VisitTable.SYSTEM,
                null,
                Map.of("carer", opened.carer().toString(), "at", now.toString(), "because", because),
                now);
        moving.move(visit, step, context, now);
    }
}
