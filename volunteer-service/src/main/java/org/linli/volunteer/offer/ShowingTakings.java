package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Takings to read, for both sides and their officers. */
@ApplicationScoped
class ShowingTakings {

    private final Takings takings;
    private final Offers offers;
    private final OfferSight sight;
    private final TakingContext context;

    ShowingTakings(Takings takings, Offers offers, OfferSight sight, TakingContext context) {
        this.takings = takings;
        this.offers = offers;
        this.sight = sight;
        this.context = context;
    }

    /** @throws Problem not-found */
    @Transactional
    TakingView one(UUID id, Actor actor) {
        Taking taking = takings.byId(id).orElseThrow(Takings::unknown);
        boolean seen = sight.overlooks(actor, offers.byId(taking.offerId()).orElseThrow())
                || context.overlooks(actor, context.need(taking.needId()).orElseThrow());
        if (!seen) {
            throw Takings.unknown();
        }
        return TakingView.of(taking);
    }

    /** Everything that was asked of an offer, for who offers it and the officers of its area. @throws Problem not-found */
    @Transactional
    List<TakingView> ofOffer(UUID id, Actor actor) {
        offers.byId(id).filter(offer -> sight.overlooks(actor, offer)).orElseThrow(Offers::unknown);
        return takings.ofOffer(id).stream().map(TakingView::of).toList();
    }

    /** Everything that was asked for a need, for who proposed it and the officers of its area. @throws Problem not-found */
    @Transactional
    List<TakingView> ofNeed(UUID id, Actor actor) {
        context.need(id)
                .filter(need -> context.overlooks(actor, need))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
        return takings.ofNeed(id).stream().map(TakingView::of).toList();
    }
}
