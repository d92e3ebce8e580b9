package org.linli.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {

    @TempDir
    Path directory;

    @Test
    void theFileMovesTheClockAsSoonAsItChanges() throws IOException {
        Path file = directory.resolve("offset");
        ShiftedClock clock = new ShiftedClock(Duration.ZERO, file);
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));

        Files.writeString(file, "PT-48H\n");
        assertThat(clock.instant()).isCloseTo(Instant.now().minus(2, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));

        Files.writeString(file, "PT1H");
        assertThat(clock.instant()).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void anUnreadableFileKeepsTheLastOffset() throws IOException {
        Path file = directory.resolve("offset");
        Files.writeString(file, "PT1H");
        ShiftedClock clock = new ShiftedClock(Duration.ZERO, file);
        clock.instant();

        Files.writeString(file, "one hour");

        assertThat(clock.instant()).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }
}
