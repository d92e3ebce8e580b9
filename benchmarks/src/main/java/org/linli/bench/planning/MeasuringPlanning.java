package org.linli.bench.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.plan.Budget;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.SearchListener;
import org.linli.plan.engine.AnnealingEngine;

/** Plans every instance of the data set with every seed and time limit; then loses carers of a day of 300 visits. */
public final class MeasuringPlanning {

    private static final double PER_CENT = 100;
    private static final long MILLIS = 1_000;

    private final PlanningOptions options;
    private final PlanEngine engine = new AnnealingEngine();

    public MeasuringPlanning(PlanningOptions options) {
        this.options = options;
    }

    public PlanningResult measure() {
        try {
            Path folder = options.data;
            List<PlanningResult.Planned> planned = new ArrayList<>();
            int reproduced = 0;
            if (folder != null) {
                CareData data = CareData.read(folder, options.instances);
                reproduced = data.reproduced();
                for (double seconds : options.seconds) {
                    for (CareInstance instance : data.instances()) {
                        planned.add(planned(instance, data.best().get(instance.name()), seconds));
                    }
                }
            }
            double longest =
                    options.seconds.stream().mapToDouble(each -> each).max().orElse(1);
            return new PlanningResult(
                    reproduced, options.walks, planned, new MeasuringRepair(engine, longest, options).measure());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private PlanningResult.Planned planned(CareInstance instance, double best, double seconds) throws IOException {
        List<Double> gaps = new ArrayList<>();
        CareSolution cheapest = null;
        double least = Double.MAX_VALUE;
        for (int seed = 1; seed <= options.seeds; seed++) {
            Budget budget =
                    Budget.time(Duration.ofMillis((long) (seconds * MILLIS))).withWalks(options.walks);
            Plan plan = engine.solve(CareProblem.of(instance), budget, seed, SearchListener.NONE);
            CareSolution solution = CareProblem.solution(instance, plan);
            double cost = CareCost.of(instance, solution).total();
            gaps.add(PER_CENT * (cost / best - 1));
            if (cost < least) {
                least = cost;
                cheapest = solution;
            }
        }
        System.out.printf(
                "  %-34s %5.0f s %s%n",
                instance.name(),
                seconds,
                gaps.stream().map(gap -> "%+.2f %%".formatted(gap)).toList());
        keep(instance, cheapest, seconds);
        return new PlanningResult.Planned(instance.name(), instance.patients().size(), seconds, best, least, gaps);
    }

    private void keep(CareInstance instance, @Nullable CareSolution solution, double seconds) throws IOException {
        Path folder = options.solutions;
        if (folder != null && solution != null) {
            Files.createDirectories(folder);
            String name = "sol-" + instance.name().replace(".json", "") + "-" + (int) seconds + ".json";
            solution.write(instance, folder.resolve(name));
        }
    }
}
