package org.linli.bench.load;

import java.time.Duration;
import java.util.Map;
import org.linli.bench.figures.Percentiles;

/**
 * What a load came to.
 *
 * @param offered requests that were due
 * @param unsent of these, requests still waiting for a free connection when the time was over; never sent
 * @param answers how many answers by status; 0 stands for a connection that broke
 * @param took from the first due time to the last answer
 * @param latency from the due time to the answer; an unsent request counts with the time it had waited
 */
public record LoadRun(
        Schedule schedule, long offered, long unsent, Map<Integer, Long> answers, Duration took, Percentiles latency) {

    /** Longest backlog that counts as keeping up, in seconds of work. */
    private static final double BOUNDED_S = 0.1;

    public double seconds() {
        return took.toNanos() / 1e9;
    }

    public long good() {
        return answers.entrySet().stream()
                .filter(each -> each.getKey() >= 200 && each.getKey() < 300)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Whether the rate was kept: at the end less than a tenth of a second's work was overdue. */
    public boolean keptUp() {
        return unsent <= Math.max(1, schedule.rate() * BOUNDED_S);
    }

    /** @throws IllegalStateException when an answer was not a good one: such a run shows nothing */
    public LoadRun requireGood(String what) {
        long sent = answers.values().stream().mapToLong(Long::longValue).sum();
        if (good() != sent) {
            throw new IllegalStateException(what + ": answers by status " + answers + " (0: broken connections)");
        }
        return this;
    }
}
