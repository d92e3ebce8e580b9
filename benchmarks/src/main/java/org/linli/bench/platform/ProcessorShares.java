package org.linli.bench.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which part took how much processor time over a while: on a small machine the parts take it from each other. */
public final class ProcessorShares {

    private final List<PartProcess> parts;
    private final Map<String, Duration> before = new LinkedHashMap<>();
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

    /** For the terminal. */
    public static String line(Map<String, Double> cores) {
        return cores.entrySet().stream()
                .map(each -> String.format("%s %.2f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
