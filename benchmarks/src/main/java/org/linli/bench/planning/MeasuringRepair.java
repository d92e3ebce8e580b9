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

/**
 * Each carer in turn is lost at the beginning of the day; for some of them the day is solved anew, for comparison. All of it with several
 * seeds, as one plan may be better than the next by more than a repair costs.
 */
final class MeasuringRepair {

    private static final int WARM_UP = 3;
    private static final double PER_CENT = 100;
    private static final long MILLIS = 1_000;

    private final PlanEngine engine;
    private final Budget budget;
    private final PlanningOptions options;
    private final Problem day = RepairTown.day();
    private final List<Change> losses = day.carers().stream()
            .<Change>map(carer -> new Change.CarerOut(carer.id(), 0))
            .toList();

    private final List<Long> nanos = new ArrayList<>();
    private final List<Double> untouched = new ArrayList<>();
    private final List<Double> dearer = new ArrayList<>();
    private int leftOut;
    private int mediumMore;

    MeasuringRepair(PlanEngine engine, double seconds, PlanningOptions options) {
        this.engine = engine;
        this.budget = Budget.time(Duration.ofMillis((long) (seconds * MILLIS))).withWalks(options.walks);
        this.options = options;
    }

    PlanningResult.Repaired measure() {
        for (int seed = 1; seed <= options.seeds; seed++) {
            repair(engine.solve(day, budget, seed, SearchListener.NONE), seed);
        }
        long[] all = nanos.stream().mapToLong(each -> each).toArray();
        return new PlanningResult.Repaired(
                RepairTown.VISITS,
                leftOut,
                Percentiles.millisAt(0.95, all),
                Percentiles.millisAt(0.5, all),
                untouched.stream().mapToDouble(each -> each).average().orElse(0),
                untouched.stream().mapToDouble(each -> each).max().orElse(0),
                mediumMore,
                dearer);
    }

    private void repair(Plan plan, int seed) {
        leftOut += plan.unplanned().size();
        for (int round = 0; seed == 1 && round < WARM_UP; round++) {
            losses.forEach(loss -> engine.repair(plan, loss));
        }
        List<Repair> repairs = new ArrayList<>();
        for (Change loss : losses) {
            long began = System.nanoTime();
            Repair repair = engine.repair(plan, loss);
            nanos.add(System.nanoTime() - began);
            repairs.add(repair);
            untouched.add(untouchedChanged(plan, repair));
        }
        int every = Math.max(1, losses.size() / Math.max(1, options.resolved));
        for (int number = 0; number < Math.min(options.resolved, losses.size()); number++) {
            compare(repairs.get(number * every).plan(), number * every, seed);
        }
    }

    private void compare(Plan mended, int lost, int seed) {
        Plan anew = engine.solve(without(lost), budget, seed, SearchListener.NONE);
        dearer.add(PER_CENT * (soft(mended.score()) / (double) soft(anew.score()) - 1));
        mediumMore += (int) Math.max(0, mended.score().medium() - anew.score().medium());
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

    private Problem without(int carer) {
        List<org.linli.plan.Carer> rest = new ArrayList<>(day.carers());
        rest.remove(carer);
        return day.withCarers(rest);
    }

    /** Nothing is published to a day solved anew, so what disturbs is left aside. */
    private static long soft(Score score) {
        return score.soft() - score.of(Term.DISTURBANCE);
    }
}
