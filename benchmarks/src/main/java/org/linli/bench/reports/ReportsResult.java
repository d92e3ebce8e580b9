package org.linli.bench.reports;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Pair;
import org.linli.bench.figures.Spread;
import org.linli.bench.load.LoadRun;
import org.linli.bench.platform.ProcessorShares;

/**
 * Accepted reports a second and what single-row inserts come to on the same server at the same time.
 *
 * @param baseline what inserted the single rows
 * @param connections of the load, and of the baseline
 * @param alone whether the other two services stood still
 * @param reportBytes width of a row of the table of reports
 * @param baselineBytes width of a row of the baseline's table
 * @param ratio of the pairs
 * @param held runs at rates below saturation, highest first
 */
public record ReportsResult(
        String baseline,
        int connections,
        boolean alone,
        long reportBytes,
        long baselineBytes,
        List<PairOfRuns> pairs,
        Spread ratio,
        Goal goal,
        List<HeldRate> held) {

    /**
     * One run of each, one right after the other.
     *
     * @param reports rows of reports that were committed; {@code rates} is a second
     * @param load that brought them in
     * @param cores processor time by part during the load
     * @param baselineCores the same during the inserts; pgbench and its connections are among the others
     */
    public record PairOfRuns(
            long reports,
            long inserts,
            Pair rates,
            LoadRun load,
            Map<String, Double> cores,
            Map<String, Double> baselineCores) {}

    /**
     * A rate below saturation.
     *
     * @param rate rows committed a second
     * @param ratio to the median of the baseline's runs
     */
    public record HeldRate(double rate, double ratio, LoadRun load, Map<String, Double> cores) {}

    /** A table for the terminal. */
    public void print(PrintStream out) {
        out.printf("%nAccepted reports per second, answered after commit%n");
        out.printf(
                "  baseline: %s; %d connections each; a row: %d bytes of report, %d bytes of baseline%s%n",
                baseline, connections, reportBytes, baselineBytes, alone ? "; dispatch and reporting stopped" : "");
        out.printf("  %4s  %12s  %12s  %6s   %s%n", "pair", "reports/s", "inserts/s", "ratio", "cores taken");
        for (int i = 0; i < pairs.size(); i++) {
            PairOfRuns pair = pairs.get(i);
            out.printf(
                    "  %4d  %12.0f  %12.0f  %6.2f   %s%n",
                    i + 1,
                    pair.rates().measured(),
                    pair.rates().baseline(),
                    pair.rates().ratio(),
                    ProcessorShares.line(pair.cores()));
        }
        out.printf("  median ratio %s   %s%n", ratio.line("%.2f"), goal.line());
        out.print(ProcessorShares.warning(Stream.concat(
                pairs.stream().map(PairOfRuns::cores), held.stream().map(HeldRate::cores))));
        out.println("  below saturation (latency from the time a request was due):");
        for (HeldRate each : held) {
            out.printf(
                    "  %8.0f/s (ratio %.2f) %s: %s%n",
                    each.rate(),
                    each.ratio(),
                    each.load().keptUp() ? "held" : "not held, " + each.load().unsent() + " overdue",
                    each.load().latency().line());
        }
    }
}
