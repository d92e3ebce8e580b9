package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.linli.care.carer.CarerRef;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Who stands where at a visit, for rooms that keep something with it; what they do there is on the visit's record. */
@ApplicationScoped
public class AtVisit {

    /** @param part the carer's own */
    public record CarerAt(VisitRef visit, int part, UUID carer) {}

    /** @param role as what they look */
    public record ReaderAt(VisitRef visit, String role) {}

    private final Visits visits;
    private final VisitSight sight;
    private final VisitChronicle chronicle;

    AtVisit(Visits visits, VisitSight sight, VisitChronicle chronicle) {
        this.visits = visits;
        this.sight = sight;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found unless the visit is the carer's and today's */
    @Transactional
    public CarerAt carer(String id, Actor actor) {
        Visit visit = visits.whole(id).orElseThrow(Visits::unknown);
        CarerRef carer = sight.carerOf(visit, actor).orElseThrow(Visits::unknown);
        VisitPart part = visit.partOf(carer.id()).orElseThrow(Visits::unknown);
        return new CarerAt(VisitRef.of(visit), part.number(), carer.id());
    }

    /** @throws Problem not-found for who is no desk of the area and not its carer today */
    @Transactional
    public ReaderAt reader(String id, Actor actor) {
        Visit visit = visits.whole(id).orElseThrow(Visits::unknown);
        boolean desk = actor.mayIn(VisitTable.DESK, visit.areaPath());
        if (!desk && sight.carerOf(visit, actor).isEmpty()) {
            throw Visits.unknown();
        }
        return new ReaderAt(VisitRef.of(visit), desk ? VisitTable.DESK : VisitTable.CARER);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String id, Actor actor, String role, String action, Map<String, Object> details) {
        Visit visit = visits.whole(id).orElseThrow(Visits::unknown);
        chronicle.record(visit, actor, role, action, null, details, chronicle.now());
    }
}
