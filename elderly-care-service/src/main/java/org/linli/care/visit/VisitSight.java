package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Who sees a visit: the officers of its area, and its carers on its day. */
@ApplicationScoped
class VisitSight {

    private static final String[] OFFICERS = {VisitTable.DESK, "duty-chief", "auditor"};

    private final Carers carers;
    private final VisitChronicle chronicle;

    VisitSight(Carers carers, VisitChronicle chronicle) {
        this.carers = carers;
        this.chronicle = chronicle;
    }

    static String[] officers() {
        return OFFICERS.clone();
    }

    /** @throws Problem not-found for who is no desk of its area: then it is as if it were not there */
    static Visit ofDesk(Optional<Visit> visit, Actor actor) {
        return visit.filter(each -> actor.mayIn(VisitTable.DESK, each.areaPath()))
                .orElseThrow(Visits::unknown);
    }

    boolean officer(Visit visit, Actor actor) {
        for (String role : OFFICERS) {
            if (actor.mayIn(role, visit.areaPath())) {
                return true;
            }
        }
        return false;
    }

    /** The carer who acts, when the visit is theirs and today's. */
    @Transactional
    Optional<CarerRef> carerOf(Visit visit, Actor actor) {
        if (!chronicle.dayOf(chronicle.now()).equals(visit.day())) {
            return Optional.empty();
        }
        return ofItsCarers(visit, actor);
    }

    /** The carer who acts, when the visit is theirs, whatever day it is. */
    @Transactional
    Optional<CarerRef> ofItsCarers(Visit visit, Actor actor) {
        if (actor.units(VisitTable.CARER).isEmpty()
                && actor.areaPaths(VisitTable.CARER).isEmpty()) {
            return Optional.empty();
        }
        return carers.ofSubject(actor.subject())
                .filter(CarerRef::active)
                .filter(carer -> visit.partOf(carer.id()).isPresent());
    }

    /** @throws Problem not-found for who may not see it */
    Visit seen(Optional<Visit> visit, Actor actor) {
        return visit.filter(each -> officer(each, actor) || carerOf(each, actor).isPresent())
                .orElseThrow(Visits::unknown);
    }
}
