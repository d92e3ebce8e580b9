package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.plan.Change;
import org.linli.plan.ChangedVisit;
import org.linli.plan.ChangedVisit.Reason;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.Problem;
import org.linli.plan.Repair;
import org.linli.plan.Visit;
import org.linli.plan.Weights;

/** Mends a plan: all stays where it was but what the change set free, which is placed anew, and what has to make room for it. */
final class Mending {

    private final Plan before;
    private final Map<String, Reason> released;
    private final Problem problem;
    private final Schedule schedule;
    private final Model model;

    Mending(Plan plan, Change change) {
        before = plan;
        Changed changed = new Changed(plan, change);
        released = changed.released();
        problem = changed.problem();
        model = ModelReader.read(problem);
        schedule = new Schedule(model);
    }

    Repair repair() {
        Map<String, Placement> kept = new HashMap<>(before.visits());
        kept.keySet().removeAll(released.keySet());
        Schedule search = new Schedule(ModelReader.read(problem.withWeights(steady(problem.weights()))));
        new Adoption(search).adopt(kept);
        new Replacing(search).place(loose(search));
        Snapshot found = new Snapshot(search.model);
        found.save(search, search.cost());
        found.restore(schedule);
        Plan after = new PlanWriter(schedule).plan();
        return new Repair(after, changes(after));
    }

    /** While a place is looked for, visits that others hear nothing new of are not moved by a minute without need either. */
    private static Weights steady(Weights weights) {
        return new Weights(
                weights.version(),
                weights.lateness(),
                weights.largestLateness(),
                weights.travel(),
                weights.continuity(),
                weights.preference(),
                weights.fairLoad(),
                weights.waiting(),
                weights.overtime(),
                weights.otherCarer(),
                weights.otherTime(),
                0);
    }

    /** Whatever is not planned now: set free by the change, pushed out by it, or left out before. */
    private static List<Integer> loose(Schedule schedule) {
        List<Integer> loose = new ArrayList<>();
        for (int visit = 0; visit < schedule.model.visits; visit++) {
            if (!schedule.routes.planned(visit)) {
                loose.add(visit);
            }
        }
        return loose;
    }

    private List<ChangedVisit> changes(Plan after) {
        List<ChangedVisit> changes = new ArrayList<>();
        for (int visit = 0; visit < model.visits; visit++) {
            Visit each = model.problem.visits().get(visit);
            Placement was = before.visits().get(each.id());
            Placement is = after.visits().get(each.id());
            if (was == null ? is != null || released.containsKey(each.id()) : !was.equals(is)) {
                changes.add(change(visit, each.id(), was, is));
            }
        }
        return changes;
    }

    private ChangedVisit change(int visit, String id, @Nullable Placement was, @Nullable Placement is) {
        Reason own = released.get(id);
        if (own != null) {
            return new ChangedVisit(id, was, is, own, null);
        }
        if (was == null) {
            return new ChangedVisit(id, null, is, Reason.FITS_NOW, null);
        }
        if (is == null || !was.carers().equals(is.carers())) {
            return new ChangedVisit(id, was, is, Reason.MADE_ROOM, inStead(was));
        }
        return new ChangedVisit(id, was, is, Reason.PUSHED, beforeIt(visit));
    }

    /** The visit now with the carer about the time that was given up. */
    private @Nullable String inStead(Placement was) {
        String found = null;
        int nearest = Integer.MAX_VALUE;
        for (int part = 0; part < model.parts; part++) {
            int route = schedule.routes.routeOf[part];
            if (route < 0) {
                continue;
            }
            String carer = model.problem.carers().get(model.carer[route]).id();
            Visit visit = model.problem.visits().get(part >> 1);
            int away = Math.abs(schedule.timing.start[part] - was.starts().getFirst());
            Placement placed = before.visits().get(visit.id());
            boolean isNew = placed == null || !placed.carers().contains(carer);
            if (isNew && was.carers().contains(carer) && away < nearest) {
                nearest = away;
                found = visit.id();
            }
        }
        return found;
    }

    private @Nullable String beforeIt(int visit) {
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            int previous = schedule.routes.previous[part];
            if (previous < model.parts && schedule.timing.start[part] > model.told[part]) {
                return model.problem.visits().get(previous >> 1).id();
            }
        }
        return null;
    }
}
