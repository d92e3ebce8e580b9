package org.linli.volunteer.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Points that end, as they stand.
 *
 * @param transfer that brought them
 * @param backTo issuing account that gets back what is over
 * @param expiresOn last day on which they can be spent
 * @param held pinned by open holds
 */
record Lot(UUID id, UUID transfer, UUID backTo, LocalDate expiresOn, long remaining, long held) {

    long free() {
        return remaining - held;
    }

    boolean isOver(LocalDate today) {
        return expiresOn.isBefore(today);
    }
}
