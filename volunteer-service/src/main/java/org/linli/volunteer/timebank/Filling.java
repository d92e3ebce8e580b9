package org.linli.volunteer.timebank;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Minutes that shall come into the reserve, or came.
 *
 * @param decidedBy subject of who approved or refused; null while it is proposed
 */
record Filling(
        UUID id,
        long version,
        ReserveState state,
        long minutes,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    Filling decided(ReserveState how, String by, Instant at, @Nullable String why) {
        return new Filling(id, version + 1, how, minutes, reason, proposedBy, proposedAt, by, at, why);
    }
}
