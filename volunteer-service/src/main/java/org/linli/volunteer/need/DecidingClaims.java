package org.linli.volunteer.need;

import java.time.Instant;
import java.util.UUID;

/** The service a need came from decides which claim on it holds; the caller holds the need's lock. */
public interface DecidingClaims {

    /** The claim holds. One that is not held any more stays as it is. */
    void grant(Need need, UUID claim, Instant now);

    /** The claim does not hold. One whose service has begun, or that has ended, stays as it is. */
    void refuse(Need need, UUID claim, Instant now);
}
