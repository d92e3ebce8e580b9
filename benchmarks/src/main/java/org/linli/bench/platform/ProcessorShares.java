package org.linli.bench.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which part took how much processor time over a while: on a small machine the parts take it from each other. What the
 * whole machine took beyond them is somebody else's work (or that of a hypervisor), and spoils what is measured.
 */
public final class ProcessorShares {

    /** Name of what is none of the parts. */
    public static final String OTHERS = "others";

    private static final double TOLERABLE = 0.2;

    private final List<PartProcess> parts;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final Optional<MachineTime> machineBefore = MachineTime.now();
    private final long start = System.nanoTime();

    /** Begins to count. */
    public ProcessorShares(List<PartProcess> parts) {
        this.parts = parts;
        parts.forEach(part -> before.put(part.name(), part.processorTime()));
    }

    /** Cores taken by each part since the beginning, on average; 1.0 is one core all the time. */
    public Map<String, Double> cores() {
        double nanos = System.nanoTime() - start;
        Map<String, Double> shares = new LinkedHashMap<>();
        for (PartProcess part : parts) {
            Duration taken = part.processorTime().minus(before.getOrDefault(part.name(), Duration.ZERO));
            shares.put(part.name(), Math.max(0, taken.toNanos()) / nanos);
        }
        return shares;
    }

    /** The same, and {@link #OTHERS} where the kernel tells what the whole machine took. */
    public Map<String, Double> coresWithOthers() {
        Map<String, Double> shares = cores();
        double ours = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        machineBefore.ifPresent(then -> MachineTime.now()
                .map(now -> now.coresSince(then, Runtime.getRuntime().availableProcessors()))
                .ifPresent(all -> shares.put(OTHERS, Math.max(0, all - ours))));
        return shares;
    }

    /** For the terminal. */
    public static String line(Map<String, Double> cores) {
        return cores.entrySet().stream()
                .map(each -> String.format("%s %.2f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A line that says so when others took enough of the machine to spoil the runs; empty when they did not. */
    public static String warning(Stream<Map<String, Double>> runs) {
        double most =
                runs.mapToDouble(run -> run.getOrDefault(OTHERS, 0.0)).max().orElse(0);
        return most <= TOLERABLE
                ? ""
                : String.format(
                        "  NOT QUIET: others took up to %.2f cores; these figures are not worth quoting%n", most);
    }
}
