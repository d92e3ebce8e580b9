package org.linli.plan.engine;

import java.util.List;
import java.util.Map;
import org.linli.plan.BrokenRule;
import org.linli.plan.Budget;
import org.linli.plan.Change;
import org.linli.plan.Explanation;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.Problem;
import org.linli.plan.Repair;
import org.linli.plan.SearchListener;

/** The engine: annealing for whole plans, exact insertion for repairs and explanations. Has no state; threads may share it. */
public final class AnnealingEngine implements PlanEngine {

    @Override
    public Plan solve(Problem problem, Budget budget, long seed, SearchListener listener) {
        Model model = ModelReader.read(problem);
        Watch watch = new Watch(listener, LowerBound.of(model), new Schedule(model));
        Neighbours near = new Neighbours(model);
        Schedule start = Starting.schedule(model);
        Snapshot first = new Snapshot(model);
        first.save(start, start.cost());
        int[] free = model.movable();
        Walk[] walks = new Walk[budget.walks()];
        for (int walk = 0; walk < walks.length; walk++) {
            Schedule own = walk == 0 ? start : copy(model, first);
            walks[walk] = new Walk(own, near, free, seed * (walks.length + 1) + walk);
        }
        Snapshot best = new Search(walks, budget, watch, near.usualCost(model)).run();
        best.restore(start);
        return new PlanWriter(start).plan();
    }

    @Override
    public Plan adopt(Problem problem, Map<String, Placement> placements) {
        Schedule schedule = new Schedule(ModelReader.read(problem));
        new Adoption(schedule).adopt(placements);
        return new PlanWriter(schedule).plan();
    }

    @Override
    public Repair repair(Plan plan, Change change) {
        return new Mending(plan, change).repair();
    }

    @Override
    public Explanation explain(Plan plan, String visit) {
        return new Explaining(plan).explain(number(plan.problem(), visit));
    }

    @Override
    public List<BrokenRule> whyNot(Plan plan, String visit, String carer) {
        List<String> carers =
                plan.problem().carers().stream().map(each -> each.id()).toList();
        int by = carers.indexOf(carer);
        if (by < 0) {
            throw new IllegalArgumentException("no carer " + carer + " in this problem");
        }
        return new WhyNot(plan).rules(number(plan.problem(), visit), by);
    }

    private static Schedule copy(Model model, Snapshot plan) {
        Schedule schedule = new Schedule(model);
        plan.restore(schedule);
        return schedule;
    }

    private static int number(Problem problem, String visit) {
        for (int number = 0; number < problem.visits().size(); number++) {
            if (problem.visits().get(number).id().equals(visit)) {
                return number;
            }
        }
        throw new IllegalArgumentException("no visit " + visit + " in this problem");
    }
}
