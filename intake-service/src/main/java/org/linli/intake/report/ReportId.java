package org.linli.intake.report;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids that rise with time (UUID version 7, RFC 9562), so that a million of them are appended to an index, not scattered. */
public final class ReportId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private ReportId() {}

    public static UUID next(Instant now) {
        long high = now.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
