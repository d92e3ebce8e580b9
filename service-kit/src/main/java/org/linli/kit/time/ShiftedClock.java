package org.linli.kit.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The system clock moved by a fixed offset and by what a file says, so that one test can move several processes at once. */
final class ShiftedClock extends Clock {

    private static final Logger LOG = Logger.getLogger(ShiftedClock.class);

    private final Clock real = Clock.systemUTC();
    private final Duration fixed;
    private final @Nullable Path file;
    private volatile String lastRead = "";
    private volatile Duration fromFile = Duration.ZERO;

    ShiftedClock(Duration fixed, @Nullable Path file) {
        this.fixed = fixed;
        this.file = file;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(fixed).plus(readFile());
    }

    // A read per call is a few microseconds and exists in the local profile only; caching by modification time would
    // miss two changes within one tick of the file system's clock.
    private Duration readFile() {
        if (file == null) {
            return Duration.ZERO;
        }
        try {
            String text = Files.readString(file).strip();
            if (!text.equals(lastRead)) {
                fromFile = text.isEmpty() ? Duration.ZERO : Duration.parse(text);
                lastRead = text;
            }
        } catch (NoSuchFileException absent) {
            lastRead = "";
            fromFile = Duration.ZERO;
        } catch (IOException | DateTimeParseException unreadable) {
            LOG.warnf("Clock offset file is unreadable; the last offset %s stays", fromFile);
        }
        return fromFile;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return ZoneOffset.UTC.equals(zone)
                ? this
                : Clock.offset(real, fixed.plus(readFile())).withZone(zone);
    }
}
