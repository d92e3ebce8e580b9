package org.linli.bench.planning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.bench.figures.Percentiles;
import org.linli.plan.Budget;
import org.linli.plan.Change;
import org.linli.plan.ChangedVisit;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.Problem;
import org.linli.plan.Repair;
import org.linli.plan.Score;
import org.linli.plan.SearchListener;
import org.linli.plan.Term;

/** Each carer in turn is lost at the beginning of the day; for some of them the day is solved anew, for comparison. */
final class MeasuringRepair {

    private static final int WARM_UP = 3;
    private static final double PER_CENT = 100;
    private static final long MILLIS = 1_000;

    private final PlanEngine engine;
    private final Budget budget;
    private final int resolved;

    MeasuringRepair(PlanEngine engine, double seconds, int resolved) {
        this.engine = engine;
        this.budget = Budget.time(Duration.ofMillis((long) (seconds * MILLIS)));
        this.resolved = resolved;
    }

    PlanningResult.Repaired measure() {
        Problem day = RepairTown.day();
        Plan plan = engine.solve(day, budget, 1, SearchListener.NONE);
        List<Change> losses = day.carers().stream()
                .<Change>map(carer -> new Change.CarerOut(carer.id(), 0))
                .toList();
        for (int round = 0; round < WARM_UP; round++) {
            losses.forEach(loss -> engine.repair(plan, loss));
        }
        long[] nanos = new long[losses.size()];
        List<Repair> repairs = new ArrayList<>();
        for (int loss = 0; loss < nanos.length; loss++) {
            long began = System.nanoTime();
            repairs.add(engine.repair(plan, losses.get(loss)));
            nanos[loss] = System.nanoTime() - began;
        }
        List<Double> dearer = new ArrayList<>();
        int mediumMore = 0;
        for (int loss = 0; loss < Math.min(resolved, nanos.length); loss++) {
            Plan anew = engine.solve(without(day, loss), budget, 1, SearchListener.NONE);
            Plan mended = repairs.get(loss).plan();
            dearer.add(PER_CENT * (soft(mended.score()) / (double) soft(anew.score()) - 1));
            mediumMore +=
                    (int) Math.max(0, mended.score().medium() - anew.score().medium());
        }
        double untouched = repairs.stream()
                .mapToDouble(repair -> untouchedChanged(plan, repair))
                .max()
                .orElse(0);
        return new PlanningResult.Repaired(
                RepairTown.VISITS,
                plan.unplanned().size(),
                Percentiles.millisAt(0.95, nanos),
                Percentiles.millisAt(0.5, nanos),
                untouched,
                mediumMore,
                dearer);
    }

    /** Percent of the visits that the change itself did not touch. */
    private static double untouchedChanged(Plan plan, Repair repair) {
        Set<String> released = repair.changed().stream()
                .filter(change -> change.reason() == ChangedVisit.Reason.CARER_OUT)
                .map(ChangedVisit::visit)
                .collect(Collectors.toSet());
        int others = plan.visits().size() - released.size();
        return PER_CENT * (repair.changed().size() - released.size()) / others;
    }

    private static Problem without(Problem day, int carer) {
        List<org.linli.plan.Carer> rest = new ArrayList<>(day.carers());
        rest.remove(carer);
        return day.withCarers(rest);
    }

    /** Nothing is published to a day solved anew, so what disturbs is left aside. */
    private static long soft(Score score) {
        return score.soft() - score.of(Term.DISTURBANCE);
    }
}
