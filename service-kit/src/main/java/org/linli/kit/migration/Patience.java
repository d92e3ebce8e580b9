package org.linli.kit.migration;

import org.flywaydb.core.api.FlywayException;

/** How long it is waited altogether, a pause at a time. */
final class Patience {

    private final MigrationSettings settings;
    private final long end;

    Patience(MigrationSettings settings) {
        this.settings = settings;
        this.end = System.nanoTime() + settings.patience().toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /** @throws FlywayException when the thread is to end, or nothing may be waited for any more */
    void pause() {
        if (isOver()) {
            throw new FlywayException("what migrating waits for did not come within " + settings.patience());
        }
        try {
            Thread.sleep(settings.pause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlywayException("interrupted while migrating", interrupted);
        }
    }
}
