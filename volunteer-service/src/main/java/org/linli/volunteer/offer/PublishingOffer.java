package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The desk puts an offer on its list, for everybody to see. */
@ApplicationScoped
class PublishingOffer {

    private final Offers offers;
    private final OfferSight sight;
    private final OfferChronicle chronicle;

    PublishingOffer(Offers offers, OfferSight sight, OfferChronicle chronicle) {
        this.offers = offers;
        this.sight = sight;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    Offer publish(UUID id, long seen, Actor actor) {
        Offer offer = sight.opened(id, seen, actor);
        return publish(offer, sight.rolesOn(offer, actor), actor, OfferTable.DESK);
    }

    /** For an offer that was made in this transaction. @param as what the actor acts as, for the audit */
    @Transactional(Transactional.TxType.MANDATORY)
    Offer publish(Offer offer, Set<String> roles, Actor actor, String as) {
        Instant now = chronicle.now();
        Offer published = offer.step(OfferTable.PUBLISH, roles, chronicle.day(now), null, now);
        offers.stands(published);
        chronicle.record(offer.id(), actor, as, OfferTable.PUBLISH, null, Map.of(), now);
        return published;
    }
}
