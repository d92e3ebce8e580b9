package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedState;

/**
 * What becomes of the takings when their offer or their need ended: what was only asked is declined; what was agreed is given
 * back, but what an offer gave until its last day stays given. Doing it twice does nothing more.
 */
@ApplicationScoped
class ReleasingTakings {

    private static final Set<String> SYSTEM = Set.of(TakingTable.SYSTEM);

    private final Takings takings;
    private final TakingContext context;
    private final OfferChronicle chronicle;

    ReleasingTakings(Takings takings, TakingContext context, OfferChronicle chronicle) {
        this.takings = takings;
        this.context = context;
        this.chronicle = chronicle;
    }

    /** Lets go what cannot be any more; the caller holds the offer's lock and keeps the offer that is answered. */
    Offer release(Offer offer, Instant now) {
        int agreed = offer.taken();
        for (Taking taking : takings.open(offer.id())) {
            Need need = context.need(taking.needId()).orElseThrow();
            String why = why(offer, taking, need);
            if (why != null) {
                takings.stands(
                        taking.step(TakingTable.NO_LONGER_POSSIBLE, SYSTEM, context.situation(offer, need, why), now));
                chronicle.system(
                        offer.id(),
                        TakingTable.NO_LONGER_POSSIBLE,
                        why,
                        Map.of(
                                "taking",
                                taking.id().toString(),
                                "need",
                                taking.needId().toString()),
                        now);
                agreed -= taking.state() == TakingState.AGREED ? 1 : 0;
            }
        }
        return agreed == offer.taken() ? offer : offer.taken(agreed);
    }

    private static @Nullable String why(Offer offer, Taking taking, Need need) {
        if (need.state() == NeedState.WITHDRAWN || need.state() == NeedState.EXPIRED) {
            return "need-" + need.state().wire();
        }
        return switch (offer.state()) {
            case WITHDRAWN -> "offer-withdrawn";
            case EXPIRED -> taking.state() == TakingState.ASKED ? "offer-expired" : null;
            default -> null;
        };
    }
}
