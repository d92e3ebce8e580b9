package org.linli.bench.matching;

import java.io.PrintStream;
import java.util.List;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Pair;
import org.linli.bench.figures.Spread;

/**
 * Ranking everybody for one need.
 *
 * @param looked how many people
 * @param fit how many of them keep every hard rule
 * @param pairs 95th percentiles of a block of rankings and of its baseline, milliseconds
 * @param ranking median of a ranking's milliseconds without reading
 * @param first milliseconds of the very first ranking, for which the facts of everybody were read
 * @param plans milliseconds of planning 500 needs among 500 people, and of ranking the people for each of them
 * @param placed how many of the 500 needs found somebody
 */
public record MatchingResult(
        int looked,
        int fit,
        int runsOfBlock,
        List<Pair> pairs,
        double ranking,
        double first,
        List<Pair> plans,
        int placed) {

    private static final double MOST_RATIO = 3;
    private static final double MOST_MILLIS = 50;
    private static final double MOST_PLAN_MILLIS = 1_000;

    /** A table for the terminal. */
    public void print(PrintStream out) {
        Spread ratio = Spread.of(pairs.stream().mapToDouble(Pair::ratio).toArray());
        Spread measured = Spread.of(pairs.stream().mapToDouble(Pair::measured).toArray());
        Spread baseline = Spread.of(pairs.stream().mapToDouble(Pair::baseline).toArray());
        out.printf("%nRanking %,d volunteers for one need, all terms explained (%,d fit)%n", looked, fit);
        out.printf(
                "  p95 of %d, %d blocks      %s ms  %s%n",
                runsOfBlock,
                pairs.size(),
                measured.line("%.1f"),
                Goal.atMost(MOST_MILLIS, measured.median()).line());
        out.printf("  the same rows, sorted   %s ms%n", baseline.line("%.1f"));
        out.printf(
                "  ratio                   %s  %s%n",
                ratio.line("%.2f"), Goal.atMost(MOST_RATIO, ratio.median()).line());
        out.printf("  without reading         %.1f ms (median)%n", ranking);
        out.printf("  the very first          %.0f ms, reading everybody's facts, nothing compiled yet%n", first);
        Spread plan = Spread.of(plans.stream().mapToDouble(Pair::measured).toArray());
        Spread planRatio = Spread.of(plans.stream().mapToDouble(Pair::ratio).toArray());
        out.printf("%nPlanning 500 needs among 500 people exactly (%d placed)%n", placed);
        out.printf(
                "  in all                  %s ms  %s%n",
                plan.line("%.0f"), Goal.atMost(MOST_PLAN_MILLIS, plan.median()).line());
        out.printf("  ratio to ranking alone  %s%n", planRatio.line("%.2f"));
    }
}
