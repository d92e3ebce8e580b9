package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.plan.Carer;
import org.linli.plan.Change;
import org.linli.plan.ChangedVisit.Reason;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.Problem;
import org.linli.plan.Shift;
import org.linli.plan.Visit;

/** A problem after a change: what was planned counts as published, and what the change touches itself is set free. */
final class Changed {

    private final Plan plan;
    private final Map<String, Reason> released = new HashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private List<Carer> carers;

    Changed(Plan plan, Change change) {
        this.plan = plan;
        this.carers = plan.problem().carers();
        plan.problem().visits().forEach(visit -> visits.add(published(visit)));
        switch (change) {
            case Change.CarerOut out -> out(out);
            case Change.VisitAdded added -> {
                visits.add(added.visit());
                released.put(added.visit().id(), Reason.ADDED);
            }
            case Change.VisitCancelled cancelled -> visits.remove(place(cancelled.visit()));
            case Change.VisitChanged changed -> {
                int place = place(changed.visit().id());
                visits.set(place, changed.visit().frozen() ? changed.visit() : published(changed.visit()));
                released.put(changed.visit().id(), Reason.CHANGED);
            }
        }
    }

    Problem problem() {
        return plan.problem().withCarers(carers).withVisits(visits);
    }

    /** Visits that the change itself sets free, and why. */
    Map<String, Reason> released() {
        return released;
    }

    private Visit published(Visit visit) {
        Placement planned = plan.visits().get(visit.id());
        return visit.frozen()
                        || planned == null
                        || planned.carers().size() != visit.parts().size()
                ? visit
                : visit.published(planned);
    }

    private void out(Change.CarerOut out) {
        Set<String> theirs = new HashSet<>();
        plan.visits().forEach((id, placement) -> {
            for (int part = 0; part < placement.carers().size(); part++) {
                if (placement.carers().get(part).equals(out.carer())
                        && placement.starts().get(part) >= out.from()) {
                    theirs.add(id);
                }
            }
        });
        for (int place = 0; place < visits.size(); place++) {
            Visit visit = visits.get(place);
            if (theirs.contains(visit.id())) {
                visits.set(place, visit.published(visit.published()));
                released.put(visit.id(), Reason.CARER_OUT);
            }
        }
        if (carers.stream().noneMatch(carer -> carer.id().equals(out.carer()))) {
            throw new IllegalArgumentException("no carer " + out.carer() + " in this plan");
        }
        carers = carers.stream()
                .map(carer -> carer.id().equals(out.carer()) ? until(carer, out.from()) : carer)
                .toList();
    }

    private static Carer until(Carer carer, int from) {
        List<Shift> shifts = carer.shifts().stream()
                .map(shift -> {
                    int ends = Math.max(shift.begins(), Math.min(shift.latestEnd(), from));
                    return new Shift(
                            shift.begins(),
                            Math.min(shift.ends(), ends),
                            ends,
                            shift.startPlace(),
                            shift.endPlace(),
                            shift.breaks().stream()
                                    .filter(each -> each.latest() + each.duration() <= ends)
                                    .toList());
                })
                .toList();
        return new Carer(carer.id(), carer.skills(), carer.mode(), shifts);
    }

    private int place(String visit) {
        for (int place = 0; place < visits.size(); place++) {
            if (visits.get(place).id().equals(visit)) {
                return place;
            }
        }
        throw new IllegalArgumentException("no visit " + visit + " in this plan");
    }
}
