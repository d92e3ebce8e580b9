package org.linli.cli.api;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waiting for something that another service does in its own time. */
public final class Pause {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private Pause() {}

    /** @throws Refusal when interrupted */
    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.because("已中断 · interrupted");
        }
    }

    /**
     * Looks again and again until there is something.
     *
     * @param what named when it does not come in time
     * @throws Refusal when the time is over
     */
    public static <T> T until(String what, Duration limit, Supplier<@Nullable T> look) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw Refusal.because(
                        "等待 " + limit.toSeconds() + " 秒仍未出现 · not there after " + limit.toSeconds() + " s: " + what);
            }
            of(BETWEEN_LOOKS);
        }
    }
}
