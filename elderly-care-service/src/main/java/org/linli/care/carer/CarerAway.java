package org.linli.care.carer;

import java.time.Instant;
import java.util.UUID;

/** Hears, in the same transaction, that a carer does not come for a time. */
public interface CarerAway {

    void away(UUID carer, Instant from, Instant to, String reason);
}
