package org.linli.dispatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Moves the clock of the service under test. */
public final class OffsetClock {

    private static final Path FILE = Path.of("target/test-clock-offset");

    private OffsetClock() {}

    /** Now, as the service sees it, moves on by this much. */
    public static void forward(Duration more) {
        set(offset().plus(more));
    }

    /** Makes it this moment for the service. */
    public static void at(Instant moment) {
        set(Duration.between(Instant.now(), moment));
    }

    public static void reset() {
        set(Duration.ZERO);
    }

    private static Duration offset() {
        try {
            String text = Files.exists(FILE) ? Files.readString(FILE).strip() : "";
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void set(Duration offset) {
        try {
            Path next = Files.writeString(FILE.resolveSibling("test-clock-offset.next"), offset.toString());
            Files.move(next, FILE, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
