package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.PlannedBreak;
import org.linli.plan.Score;
import org.linli.plan.Term;
import org.linli.plan.Visit;
import org.linli.plan.Weights;

/** Writes a schedule out as a plan. */
final class PlanWriter {

    private final Schedule schedule;
    private final Model model;

    PlanWriter(Schedule schedule) {
        this.schedule = schedule;
        this.model = schedule.model;
    }

    Plan plan() {
        Map<String, Placement> visits = new LinkedHashMap<>();
        List<String> unplanned = new ArrayList<>();
        for (int v = 0; v < model.visits; v++) {
            String id = model.problem.visits().get(v).id();
            if (schedule.routes.planned(v)) {
                visits.put(id, placement(v));
            } else {
                unplanned.add(id);
            }
        }
        return new Plan(model.problem, visits, unplanned, breaks(), score());
    }

    Placement placement(int visit) {
        List<String> carers = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            carers.add(carer(schedule.routes.routeOf[part]));
            starts.add(schedule.timing.start[part]);
        }
        return new Placement(carers, starts);
    }

    Score score() {
        Weights weights = model.problem.weights();
        Timing timing = schedule.timing;
        Map<Term, Long> terms = new EnumMap<>(Term.class);
        terms.put(Term.UNPLANNED, schedule.routes.leftOut);
        terms.put(Term.LATENESS, weights.lateness() * timing.lateness);
        terms.put(Term.LARGEST_LATENESS, (long) weights.largestLateness() * timing.largestLateness());
        terms.put(Term.TRAVEL, weights.travel() * schedule.routes.travel);
        terms.put(Term.FAIR_LOAD, weights.fairLoad() * schedule.routes.unfair);
        terms.put(Term.WAITING, weights.waiting() * timing.waiting);
        terms.put(Term.OVERTIME, weights.overtime() * timing.overtime);
        long otherCarer = 0;
        Wishing wishing = new Wishing(weights);
        for (int part = 0; part < model.parts; part++) {
            int route = schedule.routes.routeOf[part];
            if (route >= 0) {
                Visit visit = model.problem.visits().get(part >> 1);
                terms.merge(Term.CONTINUITY, wishing.continuity(visit, carer(route)), Long::sum);
                terms.merge(Term.PREFERENCE, wishing.preference(visit, carer(route)), Long::sum);
                otherCarer += wishing.otherCarer(visit, part & 1, carer(route));
            }
        }
        terms.put(Term.DISTURBANCE, otherCarer + weights.otherTime() * timing.moved);
        return new Score(terms);
    }

    private List<PlannedBreak> breaks() {
        List<PlannedBreak> breaks = new ArrayList<>();
        for (int route = 0; route < model.routes; route++) {
            int free = model.begins[route];
            int next = model.firstBreak[route];
            int node = schedule.routes.node(route);
            for (int part = schedule.routes.next[node]; part != node; part = schedule.routes.next[part]) {
                for (; next < schedule.timing.breakAt[part]; next++) {
                    int rest = Math.max(free, model.breakEarliest[next]);
                    breaks.add(new PlannedBreak(carer(route), rest, model.breakDuration[next]));
                    free = rest + model.breakDuration[next];
                }
                free = Math.max(free, schedule.timing.start[part] + model.duration[part]);
            }
        }
        return breaks;
    }

    private String carer(int route) {
        return model.problem.carers().get(model.carer[route]).id();
    }
}
