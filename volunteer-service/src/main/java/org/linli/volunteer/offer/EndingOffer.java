package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;

/** An offer comes to an end: by the word of who offers or of the desk, or with its last day. */
@ApplicationScoped
class EndingOffer {

    private final Offers offers;
    private final OfferSight sight;
    private final ReleasingTakings releasing;
    private final OfferChronicle chronicle;

    EndingOffer(Offers offers, OfferSight sight, ReleasingTakings releasing, OfferChronicle chronicle) {
        this.offers = offers;
        this.sight = sight;
        this.releasing = releasing;
        this.chronicle = chronicle;
    }

    /** Whoever has asked for it or was promised it is let go. @throws Problem not-found, not-allowed, stale, conflict, invalid-input */
    @Transactional
    Offer withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Offer offer = sight.opened(id, seen, actor);
        Set<String> roles = sight.rolesOn(offer, actor);
        Instant now = chronicle.now();
        Offer withdrawn = offer.step(OfferTable.WITHDRAW, roles, chronicle.day(now), words, now);
        chronicle.record(id, actor, roles.iterator().next(), OfferTable.WITHDRAW, words, Map.of(), now);
        Offer after = releasing.release(withdrawn, now);
        offers.stands(after);
        return after;
    }

    /** Everything whose time is up at this moment; the caller holds the offer's lock. Doing it twice does nothing more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void timePassed(Offer offer, Instant now) {
        LocalDate today = chronicle.day(now);
        boolean stands = offer.state() == OfferState.DRAFT || offer.state() == OfferState.PUBLISHED;
        Offer after = offer;
        if (stands && today.isAfter(offer.what().lastDay())) {
            after = offer.step(OfferTable.LAST_DAY_IS_OVER, Set.of(OfferTable.SYSTEM), today, null, now);
            chronicle.system(offer.id(), OfferTable.LAST_DAY_IS_OVER, null, Map.of(), now);
        }
        after = releasing.release(after, now);
        if (after != offer) {
            offers.stands(after);
        }
    }
}
