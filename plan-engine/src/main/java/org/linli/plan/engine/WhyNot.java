package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.plan.BrokenRule;
import org.linli.plan.BrokenRule.Rule;
import org.linli.plan.Carer;
import org.linli.plan.Exclusion;
import org.linli.plan.Pin;
import org.linli.plan.Plan;
import org.linli.plan.Visit;

/** Tells which rules keep a carer from a visit: those that forbid it at any time, or else those that each moment would break. */
final class WhyNot {

    private final Schedule schedule;
    private final Model model;
    private final Plan plan;

    WhyNot(Plan plan) {
        this.plan = plan;
        model = ModelReader.read(plan.problem());
        schedule = new Schedule(model);
        new Adoption(schedule).adopt(plan.visits());
    }

    List<BrokenRule> rules(int visit, int carer) {
        Visit asked = model.problem.visits().get(visit);
        Carer by = model.problem.carers().get(carer);
        if (comes(asked, by)) {
            return List.of();
        }
        if (model.frozen[visit]) {
            return List.of(new BrokenRule(Rule.FROZEN, asked.id(), null));
        }
        Set<BrokenRule> broken = new LinkedHashSet<>();
        int[] present = schedule.routes.routeOf.clone();
        if (schedule.routes.planned(visit)) {
            schedule.begin();
            schedule.takeVisit(visit);
            if (!schedule.settle()) {
                return List.of(new BrokenRule(schedule.broken(), id(schedule.brokenAt()), null));
            }
        }
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            List<BrokenRule> always = always(asked, part & 1, by);
            if (!always.isEmpty()) {
                broken.addAll(always);
            } else if (possible(visit, part, carer, present[part ^ 1], broken)) {
                return List.of();
            }
        }
        return List.copyOf(broken);
    }

    private boolean comes(Visit visit, Carer carer) {
        return plan.placement(visit.id())
                .filter(placement -> placement.carers().contains(carer.id()))
                .isPresent();
    }

    private List<BrokenRule> always(Visit visit, int part, Carer carer) {
        List<BrokenRule> broken = new ArrayList<>();
        visit.parts().get(part).skills().stream()
                .filter(skill -> !carer.skills().contains(skill))
                .sorted()
                .forEach(skill -> broken.add(new BrokenRule(Rule.SKILL, visit.id(), skill)));
        if (model.problem.exclusions().contains(new Exclusion(carer.id(), visit.person()))) {
            broken.add(new BrokenRule(Rule.EXCLUSION, visit.id(), null));
        }
        Pin pin = visit.pin();
        String pinned = pin == null ? null : pin.carers().get(part);
        if (pinned != null && !pinned.equals(carer.id())) {
            broken.add(new BrokenRule(Rule.PIN, visit.id(), pinned));
        }
        return broken;
    }

    /** @param other route of the other part; nowhere when there is none, or when it is free */
    private boolean possible(int visit, int part, int carer, int other, Set<BrokenRule> broken) {
        Insertion insertion = new Insertion(schedule);
        insertion.listen((rule, at) -> broken.add(new BrokenRule(rule, id(at), null)));
        boolean any = false;
        boolean told = model.told[2 * visit] != Model.OPEN;
        for (int route : model.candidates[part]) {
            if (model.carer[route] != carer) {
                continue;
            }
            any = true;
            int first = (part & 1) == 0 ? route : other;
            int second = (part & 1) == 0 ? other : route;
            insertion.hold(visit, false);
            if (insertion.find(visit, first, model.coupled[visit] ? second : Insertion.ANY, Long.MAX_VALUE)) {
                return true;
            }
            if (told) {
                insertion.hold(visit, true);
                if (insertion.find(visit, first, model.coupled[visit] ? second : Insertion.ANY, Long.MAX_VALUE)) {
                    return true;
                }
            }
        }
        if (!any) {
            broken.add(new BrokenRule(
                    Rule.NO_SHIFT, model.problem.visits().get(visit).id(), null));
        }
        return false;
    }

    private @Nullable String id(int visit) {
        return visit < 0 ? null : model.problem.visits().get(visit).id();
    }
}
