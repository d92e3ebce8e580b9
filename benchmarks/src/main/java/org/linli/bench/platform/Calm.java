package org.linli.bench.platform;

import java.time.Duration;
import java.util.List;

/**
 * Waits until the platform has nothing left to do, so that the work one run leaves behind (events on their way,
 * projections, vacuum, compilation) is not paid for by the next run, least of all by its baseline.
 */
public final class Calm {

    /** Cores the whole platform takes while nothing happens: pollers, heartbeats. */
    private static final double IDLE_CORES = 0.25;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int IN_A_ROW = 2;

    private final List<Rows> services;
    private final List<PartProcess> parts;
    private final Rows server;

    Calm(List<Rows> services, List<PartProcess> parts, Rows server) {
        this.services = services;
        this.parts = parts;
        this.server = server;
    }

    /**
     * Everything sent, everything consumed, the write-ahead log checkpointed.
     *
     * @throws IllegalStateException when that does not come about: what follows would be measured in the noise
     */
    public void await() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        server.execute("CHECKPOINT");
        int calm = 0;
        while (calm < IN_A_ROW) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the platform has not calmed down in " + PATIENCE.toSeconds() + " s");
            }
            ProcessorShares shares = new ProcessorShares(parts);
            Pause.of(LOOK);
            double cores = shares.cores().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            calm = cores < IDLE_CORES && unsent() == 0 ? calm + 1 : 0;
        }
    }

    private long unsent() {
        return services.stream()
                .mapToLong(each -> each.number("SELECT count(*) FROM outbox_unsent"))
                .sum();
    }
}
