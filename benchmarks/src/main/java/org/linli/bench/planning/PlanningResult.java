package org.linli.bench.planning;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import org.linli.bench.figures.Goal;

/**
 * How good plans are, and repairs.
 *
 * @param reproduced how many solutions of the data set the evaluator judges as published
 * @param walks threads of a search
 */
public record PlanningResult(int reproduced, int walks, List<Planned> planned, Repaired repaired) {

    private static final int SMALL = 25;
    private static final double QUICK = 10;
    private static final double LONG = 60;
    private static final double EQUAL = 0.001;

    /**
     * One instance with one time limit.
     *
     * @param best known cost
     * @param found cost of the best run
     * @param gaps percent above the best known cost, by seed
     */
    public record Planned(String instance, int patients, double seconds, double best, double found, List<Double> gaps) {
        double gap() {
            return gaps.stream().mapToDouble(each -> each).average().orElse(0);
        }
    }

    /**
     * Carers lost.
     *
     * @param leftOut visits that the plans left out before
     * @param p95 milliseconds
     * @param p50 milliseconds
     * @param untouchedMean percent of the visits of others that changed, on average
     * @param untouchedMost the same, of the carer for whom it was most
     * @param mediumMore risk left out more than by solving anew, all together
     * @param dearer percent that the repaired plan costs more than one solved anew, softly
     */
    public record Repaired(
            int visits,
            int leftOut,
            double p95,
            double p50,
            double untouchedMean,
            double untouchedMost,
            int mediumMore,
            List<Double> dearer) {}

    /** A table for the terminal. */
    public void print(PrintStream out) {
        out.printf("%nPlanning visits (%d published solutions reproduced, %d threads)%n", reproduced, walks);
        planned.stream().map(Planned::seconds).distinct().forEach(seconds -> limit(out, seconds));
        out.printf(
                "%nRepairing plans of %d visits (%d left out) that lose a carer%n",
                repaired.visits(), repaired.leftOut());
        out.printf(
                "  p95 %.1f ms (median %.1f)  %s%n",
                repaired.p95(), repaired.p50(), Goal.atMost(100, repaired.p95()).line());
        out.printf(
                "  untouched visits changed: mean %.1f %%, at most %.1f %%  %s%n",
                repaired.untouchedMean(),
                repaired.untouchedMost(),
                Goal.atMost(10, repaired.untouchedMost()).line());
        if (!repaired.dearer().isEmpty()) {
            double dearest = Collections.max(repaired.dearer());
            double mean = repaired.dearer().stream()
                    .mapToDouble(each -> each)
                    .average()
                    .orElseThrow();
            out.printf(
                    "  against solving anew: mean %+.2f %%, at most %+.2f %%, risk left out more %d  %s%n",
                    mean, dearest, repaired.mediumMore(), Goal.atMost(2, mean).line());
        }
    }

    private void limit(PrintStream out, double seconds) {
        List<Planned> all =
                planned.stream().filter(each -> each.seconds() == seconds).toList();
        out.printf("  %.0f s%n", seconds);
        all.forEach(each -> out.printf(
                "    %-34s best known %9.3f, found %9.3f, mean gap %+.2f %%%n",
                each.instance(), each.best(), each.found(), each.gap()));
        List<Planned> large =
                all.stream().filter(each -> each.patients() > SMALL).toList();
        double small = all.stream()
                .filter(each -> each.patients() <= SMALL)
                .mapToDouble(Planned::gap)
                .max()
                .orElse(0);
        double mean = large.stream().mapToDouble(Planned::gap).average().orElse(0);
        double worst = large.stream().mapToDouble(Planned::gap).max().orElse(0);
        out.printf(
                "    up to %d patients: at most %+.3f %%  %s%n",
                SMALL, small, Goal.atMost(EQUAL, small).line());
        out.printf("    more: mean %+.2f %%, worst instance %+.2f %%", mean, worst);
        if (seconds == QUICK) {
            out.printf("  mean %s", Goal.atMost(1, mean).line());
        } else if (seconds == LONG) {
            out.printf(
                    "  mean %s, worst %s",
                    Goal.atMost(-0.5, mean).line(), Goal.atMost(1, worst).line());
        }
        out.println();
    }
}
