package org.linli.kit.photo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Issues and checks links that open one photo until they expire. Whether somebody may have a link is decided by whoever
 * issues it; the link itself asks nobody.
 */
public final class PhotoLinks {

    private static final String PURPOSE = "linli/photo-link/v1";

    private final SigningKeys keys;
    private final String audience;
    private final Clock clock;

    /** @param audience who honours these links, such as the service's name; a link for another audience is refused */
    public PhotoLinks(SigningKeys keys, String audience, Clock clock) {
        this.keys = keys;
        this.audience = Audience.checked(audience);
        this.clock = clock;
    }

    /**
     * A link valid for at least the given time and less than a second more.
     *
     * @throws IllegalArgumentException when the time is not positive
     */
    public PhotoLink issue(UUID id, Duration validFor) {
        if (!validFor.isPositive()) {
            throw new IllegalArgumentException("a link must be valid for some time");
        }
        Instant end = clock.instant().plus(validFor);
        long expires = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
        return new PhotoLink(id, Instant.ofEpochSecond(expires), keys.sign(message(id, expires)));
    }

    /**
     * Whether the link opens the photo now. That it has expired is only told to one who held a real one.
     *
     * @param expires as in the link, in seconds since 1970-01-01T00:00Z
     */
    public Verdict check(UUID id, long expires, String signature, Instant now) {
        if (!keys.verifies(message(id, expires), signature)) {
            return Verdict.FORGED;
        }
        return now.isBefore(Instant.ofEpochSecond(expires)) ? Verdict.VALID : Verdict.EXPIRED;
    }

    private String message(UUID id, long expires) {
        return String.join("\n", PURPOSE, audience, id.toString(), Long.toString(expires));
    }

    /** What a link is worth. */
    public enum Verdict {
        VALID,
        EXPIRED,
        FORGED
    }
}
