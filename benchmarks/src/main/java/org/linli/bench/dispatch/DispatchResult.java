package org.linli.bench.dispatch;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Percentiles;
import org.linli.bench.platform.ProcessorShares;

/**
 * From the desk's acceptance to the work order at the department's own consumer.
 *
 * @param orderBytes of a work order, and of a record of the baseline
 */
public record DispatchResult(int orderBytes, List<AtRate> rates) {

    /**
     * A fixed rate.
     *
     * @param perSecond acceptances
     * @param fromCommit from the commit of the acceptance in intake to the department
     * @param fromAnswer from the desk's answer to the department; negative where the order was faster
     * @param acceptance how long the desk waited, from the time its request was due
     * @param roundTrip of the baseline, back to back, before and after
     * @param pacedRoundTrip of the baseline at the rate of the acceptances
     * @param ratioP50 of {@code fromCommit} to {@code roundTrip}: two hops to two hops
     * @param ratioP99 likewise
     */
    public record AtRate(
            double perSecond,
            Percentiles fromCommit,
            Percentiles fromAnswer,
            Percentiles acceptance,
            Percentiles roundTrip,
            Percentiles pacedRoundTrip,
            double ratioP50,
            double ratioP99,
            Goal goal,
            Map<String, Double> cores) {}

    /** A table for the terminal. */
    public void print(PrintStream out) {
        out.printf("%nAccepted by the desk → work order at the department's own consumer%n");
        out.printf("  two services, two hops; orders and ping-pong records of %d bytes%n", orderBytes);
        for (AtRate each : rates) {
            out.printf("  at %.0f/s%n", each.perSecond());
            out.printf("    from the commit        %s%n", each.fromCommit().line());
            out.printf("    from the desk's answer %s%n", each.fromAnswer().line());
            out.printf("    the desk's own request %s%n", each.acceptance().line());
            out.printf("    raw Kafka round trip   %s%n", each.roundTrip().line());
            out.printf("    the same, as rarely    %s%n", each.pacedRoundTrip().line());
            out.printf(
                    "    ratio p50 %.1f, p99 %.1f   %s   (to a single hop: p50 %.1f)%n",
                    each.ratioP50(), each.ratioP99(), each.goal().line(), 2 * each.ratioP50());
            out.printf("    cores taken: %s%n", ProcessorShares.line(each.cores()));
        }
        out.print(ProcessorShares.warning(rates.stream().map(AtRate::cores)));
    }
}
