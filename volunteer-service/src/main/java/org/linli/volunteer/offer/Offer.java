package org.linli.volunteer.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer's row.
 *
 * @param proposedAs organisation or desk
 * @param taken takings that are agreed
 */
record Offer(
        UUID id,
        long version,
        OfferState state,
        Offered what,
        String proposedAs,
        int taken,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant endedAt) {

    int free() {
        return what.capacity() - taken;
    }

    /** The offer after one row of its table. @throws org.linli.kit.state.Refused when there is none */
    Offer step(String action, Set<String> roles, LocalDate today, @Nullable String reason, Instant now) {
        OfferState to = OfferTable.OFFER
                .decide(state, action, roles, new OfferTable.Moment(today, what.lastDay(), reason))
                .to();
        boolean ended = to == OfferState.WITHDRAWN || to == OfferState.EXPIRED;
        return new Offer(
                id,
                version + 1,
                to,
                what,
                proposedAs,
                taken,
                createdAt,
                to == OfferState.PUBLISHED ? now : publishedAt,
                ended ? now : null);
    }

    /** The offer with another number of agreed takings. */
    Offer taken(int agreed) {
        return new Offer(id, version + 1, state, what, proposedAs, agreed, createdAt, publishedAt, endedAt);
    }
}
