package org.linli.cli.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.cli.replay.CsvRows.RowFault;

/** Counts how messages end and says now and then how far it is. Safe from many threads. */
final class Tally {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PrintStream out;
    private final int total;
    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private final List<RowFault> refusals = new ArrayList<>();
    private long saidAt = System.nanoTime();

    Tally(PrintStream out, int total) {
        this.out = out;
        this.total = total;
    }

    synchronized void ended(Ending ending) {
        endings.merge(ending, 1, Integer::sum);
        sayNowAndThen();
    }

    synchronized void refused(int line, String why) {
        refusals.add(new RowFault(line, why));
        sayNowAndThen();
    }

    private void sayNowAndThen() {
        if (System.nanoTime() - saidAt > BETWEEN_LINES.toNanos()) {
            saidAt = System.nanoTime();
            out.println("  " + done() + "/" + total + "  " + counts());
        }
    }

    private int done() {
        return endings.values().stream().mapToInt(Integer::intValue).sum() + refusals.size();
    }

    private String counts() {
        String counts = endings.entrySet().stream()
                .map(e -> e.getKey().words() + " " + e.getValue())
                .collect(Collectors.joining("  "));
        return refusals.isEmpty() ? counts : counts + "  被拒 · refused " + refusals.size();
    }

    synchronized int count(Ending ending) {
        return endings.getOrDefault(ending, 0);
    }

    /** By line. */
    synchronized List<RowFault> refusals() {
        return refusals.stream().sorted(Comparator.comparingInt(RowFault::line)).toList();
    }
}
