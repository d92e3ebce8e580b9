package org.linli.bench.dispatch;

import java.time.Instant;

/** The clock that this process and the database on the same machine share. */
final class WallClock {

    private WallClock() {}

    /** Microseconds since 1970. */
    static long micros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
