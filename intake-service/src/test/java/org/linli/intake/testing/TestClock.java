package org.linli.intake.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

/** Moves the clock of the service under test. */
public final class TestClock {

    private TestClock() {}

    /** Lets the clock go ahead while the work runs. */
    public static void ahead(Duration by, Runnable work) {
        try {
            Files.writeString(IntakeTestConfig.OFFSET, by.toString());
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            right();
        }
    }

    static void right() {
        try {
            Files.deleteIfExists(IntakeTestConfig.OFFSET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
