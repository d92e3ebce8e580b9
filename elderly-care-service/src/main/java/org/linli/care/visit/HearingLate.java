package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.care.carer.CarerRef;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Hears what a carer tells of a visit hours after it happened. */
@ApplicationScoped
public class HearingLate {

    private final Visits visits;
    private final TellingOfVisit telling;
    private final CatchingUp catchingUp;

    HearingLate(Visits visits, TellingOfVisit telling, CatchingUp catchingUp) {
        this.visits = visits;
        this.telling = telling;
        this.catchingUp = catchingUp;
    }

    /**
     * Each is part of the visit from now on, or kept as conflicting; those that are not well formed are not kept at all.
     *
     * @param entries none of which was heard before
     * @return what is wrong, by the id of each entry that is not kept
     * @throws Problem not-found for a visit that was never given to the carer
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Problem> hear(String id, List<LateEntry> entries, CarerRef carer, Actor actor) {
        Visit visit = visits.locked(id)
                .filter(each -> each.partOf(carer.id()).isPresent() || visits.everGivenTo(id, carer.id()))
                .orElseThrow(Visits::unknown);
        Instant now = telling.now();
        List<VisitAct> late = new ArrayList<>();
        Map<UUID, Problem> faults = new HashMap<>();
        for (LateEntry entry : entries) {
            try {
                VisitAct act = telling.read(visit, carer.id(), entry.id(), entry.act(), entry.told(), entry.at(), now);
                late.add(entry.doubtful() ? act.doubted() : act);
            } catch (Problem fault) {
                faults.put(entry.id(), fault);
            }
        }
        if (!late.isEmpty()) {
            catchingUp.hear(visit, late, actor, now);
        }
        return faults;
    }
}
