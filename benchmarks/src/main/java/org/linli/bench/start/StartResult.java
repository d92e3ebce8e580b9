package org.linli.bench.start;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Pair;
import org.linli.bench.figures.Spread;

/**
 * How long services take to be ready, and what they hold in memory.
 *
 * @param togetherSeconds from launching all of them at once, with their caches, until the last is ready
 */
public record StartResult(List<OfService> services, double togetherSeconds) {

    /**
     * One service, with its AOT cache and, as the baseline, the same without it.
     *
     * @param seconds from launching the process until it says that it is ready
     * @param idleMegabytes resident memory with the cache, having done nothing for a while
     * @param plainIdleMegabytes the same without it
     */
    public record OfService(String service, List<Pair> seconds, long idleMegabytes, long plainIdleMegabytes) {

        Spread cached() {
            return Spread.of(seconds.stream().mapToDouble(Pair::measured).toArray());
        }

        Spread plain() {
            return Spread.of(seconds.stream().mapToDouble(Pair::baseline).toArray());
        }

        Spread ratio() {
            return Spread.of(seconds.stream().mapToDouble(Pair::ratio).toArray());
        }
    }

    /** A table for the terminal. */
    public void print(PrintStream out) {
        out.printf("%nStart and memory, with an AOT cache and without%n");
        out.printf(
                "  %-10s  %-24s  %-24s  %-24s  %s%n",
                "service", "seconds to ready", "without", "ratio", "resident when idle");
        services.forEach(each -> out.printf(
                "  %-10s  %-24s  %-24s  %-24s  %d MB, without %d MB (%.2f)%n",
                each.service(),
                each.cached().line("%.2f"),
                each.plain().line("%.2f"),
                each.ratio().line("%.2f"),
                each.idleMegabytes(),
                each.plainIdleMegabytes(),
                (double) each.idleMegabytes() / each.plainIdleMegabytes()));
        double worst = services.stream()
                .mapToDouble(each -> each.ratio().median())
                .max()
                .orElseThrow();
        long most = services.stream().mapToLong(OfService::idleMegabytes).max().orElseThrow();
        out.printf("  highest ratio %.2f, %s%n", worst, Goal.atMost(0.3, worst).line());
        out.printf("  most memory %d MB, %s%n", most, Goal.atMost(220, most).line());
        out.printf(
                "  all at once %.1f s, %s%n",
                togetherSeconds, Goal.atMost(10, togetherSeconds).line());
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
