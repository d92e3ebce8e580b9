package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** One offer, for whoever may see it. */
@ApplicationScoped
class ShowingOffer {

    private final Offers offers;
    private final OfferSight sight;

    ShowingOffer(Offers offers, OfferSight sight) {
        this.offers = offers;
        this.sight = sight;
    }

    /** @throws Problem not-found */
    @Transactional
    OfferViews.Whole one(UUID id, Actor actor) {
        return OfferViews.Whole.of(
                offers.byId(id).filter(offer -> sight.maySee(actor, offer)).orElseThrow(Offers::unknown));
    }

    /** What the caller has proposed. */
    @Transactional
    OfferViews.Whole mine(UUID id) {
        return OfferViews.Whole.of(offers.byId(id).orElseThrow(Offers::unknown));
    }
}
