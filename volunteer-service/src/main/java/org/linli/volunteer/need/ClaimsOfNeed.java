package org.linli.volunteer.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;

/** What becomes of the claims when something happens to their need; the caller holds its lock. */
public interface ClaimsOfNeed {

    /** The need can be claimed from now on. */
    void opened(Need need, Instant now);

    /** Nobody needs to come any more; who had begun has served, and is attested nothing. */
    void endedEarly(Need need, String reasonCode, Instant now);

    /**
     * Whoever needed it says that it was done: what was not attested is, by that word, and all is booked.
     *
     * @param by null when nobody said so in time
     */
    void confirmed(Need need, @Nullable Actor by, Instant now);

    /**
     * The service it came from speaks of a need that is done: fulfilled, it is attested, confirmed and booked; not fulfilled,
     * what was not attested is disputed.
     */
    void originSaid(Need need, OriginWord word, Instant now);
}
