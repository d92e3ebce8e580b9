package org.linli.volunteer.shop;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.ledger.Currency;

/**
 * Pieces of an item somebody reserved, or was given.
 *
 * @param points for all pieces
 * @param hold of the points, as long as it is reserved
 * @param collectBy from then on the code is over
 * @param endedAt null while it is reserved
 */
record Redemption(
        UUID id,
        long version,
        UUID item,
        String title,
        String shop,
        UUID person,
        int count,
        Currency currency,
        long points,
        UUID hold,
        RedemptionState state,
        Instant reservedAt,
        Instant collectBy,
        @Nullable Instant endedAt) {

    boolean isOver(Instant now) {
        return !now.isBefore(collectBy);
    }
}
