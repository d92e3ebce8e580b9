package org.linli.volunteer.offer;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.offer.TakingTable.Situation;

/**
 * A taking's row: one use of an offer, for a need.
 *
 * @param askedAs proposer of the need, or desk
 * @param reason why it was declined or given back
 */
record Taking(
        UUID id,
        long version,
        TakingState state,
        UUID offerId,
        UUID needId,
        String askedBy,
        String askedAs,
        Instant askedAt,
        @Nullable Instant agreedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    /** The taking after one row of its table. @throws org.linli.kit.state.Refused when there is none */
    Taking step(String action, Set<String> roles, Situation situation, Instant now) {
        TakingState to =
                TakingTable.TAKING.decide(state, action, roles, situation).to();
        boolean open = to == TakingState.ASKED || to == TakingState.AGREED;
        return new Taking(
                id,
                version + 1,
                to,
                offerId,
                needId,
                askedBy,
                askedAs,
                askedAt,
                to == TakingState.AGREED ? now : agreedAt,
                open ? null : now,
                open ? null : situation.reason());
    }
}
