package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Who sees an offer, and in which roles somebody acts on it. */
@ApplicationScoped
class OfferSight {

    /** Roles whose posting over an area shows every offer there, whatever its state. */
    static final String[] OFFICERS = {"desk", "auditor"};

    private final Offers offers;

    OfferSight(Offers offers) {
        this.offers = offers;
    }

    /** Everybody who signs in as long as it is published; officers of its area and its unit at any time. */
    boolean maySee(Actor actor, Offer offer) {
        return offer.state() == OfferState.PUBLISHED || overlooks(actor, offer);
    }

    /** Whether somebody sees it at any time, and who asked for it: the officers of its area, and its unit. */
    boolean overlooks(Actor actor, Offer offer) {
        String path = offer.what().areaPath();
        return actor.mayIn(OFFICERS[0], path) || actor.mayIn(OFFICERS[1], path) || offersIt(actor, offer);
    }

    /** Whether somebody speaks for who offers: the unit, or the desk of the area for what has no unit. */
    boolean offersIt(Actor actor, Offer offer) {
        String unit = offer.what().unit();
        return unit == null
                ? actor.mayIn(OfferTable.DESK, offer.what().areaPath())
                : actor.mayFor(OfferTable.ORGANISATION, unit);
    }

    /**
     * The offer, locked, for somebody who acts on it in the version they saw.
     *
     * @throws Problem not-found for who may not see it, not-allowed, stale
     */
    Offer opened(UUID id, long seen, Actor actor) {
        Offer offer = offers.locked(id);
        if (!maySee(actor, offer)) {
            throw Offers.unknown();
        }
        if (rolesOn(offer, actor).isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("只有提供单位或本区域受理员可以操作", "Only the unit that offers it, or the desk of its area, may do this");
        }
        try {
            IfMatch.check(seen, offer.version(), offer.state().wire());
        } catch (Problem stale) {
            throw stale.with("possible", OfferTable.OFFER.possible(offer.state()));
        }
        return offer;
    }

    Set<String> rolesOn(Offer offer, Actor actor) {
        Set<String> roles = new LinkedHashSet<>();
        if (actor.mayIn(OfferTable.DESK, offer.what().areaPath())) {
            roles.add(OfferTable.DESK);
        }
        if (offer.what().unit() != null
                && actor.mayFor(OfferTable.ORGANISATION, offer.what().unit())) {
            roles.add(OfferTable.ORGANISATION);
        }
        return roles;
    }
}
