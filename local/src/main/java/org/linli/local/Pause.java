package org.linli.local;

import java.time.Duration;

/** The pause between two looks at something another process does. */
final class Pause {

    private Pause() {}

    static void aMoment() {
        of(Duration.ofMillis(100));
    }

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
