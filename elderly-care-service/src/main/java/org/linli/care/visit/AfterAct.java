package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps what a carer told, and tells those who listen at the door. */
@ApplicationScoped
class AfterAct {

    private final Acts acts;
    private final Instance<NobodyOpened> doors;

    AfterAct(Acts acts, @Any Instance<NobodyOpened> doors) {
        this.acts = acts;
        this.doors = doors;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Visit visit, VisitAct act) {
        acts.insert(visit.id(), act);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tellTheDoor(Visit visit, GoingOnVisit.Act act, Instant at, @Nullable String carer) {
        VisitRef ref = VisitRef.of(visit);
        if (act == GoingOnVisit.Act.NOBODY_OPENS) {
            doors.forEach(each -> each.told(ref, at, carer));
        } else if (act == GoingOnVisit.Act.OPENED_AFTER_ALL) {
            doors.forEach(each -> each.openedAfterAll(ref, at, carer));
        }
    }
}
