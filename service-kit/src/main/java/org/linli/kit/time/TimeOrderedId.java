package org.linli.kit.time;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562): milliseconds first, so that new rows lie side by side in their index. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    public static UUID at(Instant moment) {
        long random = RANDOM.nextLong();
        long most = moment.toEpochMilli() << 16 | 0x7000L | random & 0x0fffL;
        long least = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
