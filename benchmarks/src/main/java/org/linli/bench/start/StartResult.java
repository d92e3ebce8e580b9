package org.linli.bench.start;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.linli.bench.figures.Spread;

/** How long services take to be ready, and what they hold in memory. */
public record StartResult(List<OfService> services) {

    /**
     * One service.
     *
     * @param seconds of each start, from launching the process until it says that it is ready
     * @param idleMegabytes resident memory after the last start, having done nothing for a while
     */
    public record OfService(String service, List<Double> seconds, Spread spread, long idleMegabytes) {}

    /** A table for the terminal. */
    public void print(PrintStream out) {
        out.printf("%nStart and memory%n");
        out.printf("  %-10s  %-24s  %s%n", "service", "seconds to ready", "resident when idle");
        services.forEach(each -> out.printf(
                "  %-10s  %-24s  %d MB%n", each.service(), each.spread().line("%.2f"), each.idleMegabytes()));
    }

    /** What they hold after all the work, by part. */
    public static void printAfterwards(PrintStream out, Map<String, Long> megabytes) {
        out.printf("%nResident after the runs: ");
        out.println(String.join(
                ", ",
                megabytes.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() + " MB")
                        .toList()));
    }
}
