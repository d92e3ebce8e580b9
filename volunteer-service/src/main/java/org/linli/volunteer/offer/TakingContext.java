package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedSight;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.offer.TakingTable.Situation;

/** What stands around a taking: its need, and in which roles somebody acts on it. */
@ApplicationScoped
class TakingContext {

    private final Needs needs;
    private final NeedSight needSight;
    private final OfferSight offerSight;
    private final CityTime.Settings city;

    TakingContext(Needs needs, NeedSight needSight, OfferSight offerSight, CityTime.Settings city) {
        this.needs = needs;
        this.needSight = needSight;
        this.offerSight = offerSight;
        this.city = city;
    }

    Optional<Need> need(UUID id) {
        return needs.findByIdOptional(id);
    }

    boolean maySee(Actor actor, Need need) {
        return needSight.maySee(actor, need);
    }

    /** Whether somebody may know what a need asked for: its proposer, and the officers of its area. */
    boolean overlooks(Actor actor, Need need) {
        return needSight.overlooks(actor, need);
    }

    Set<String> rolesOn(Need need, Actor actor) {
        return needSight.rolesOn(need, actor);
    }

    Set<String> rolesOn(Offer offer, Need need, Actor actor) {
        Set<String> roles = new HashSet<>(needSight.rolesOn(need, actor));
        if (offerSight.offersIt(actor, offer)) {
            roles.add(TakingTable.OFFERER);
        }
        return roles;
    }

    Situation situation(Offer offer, Need need, @Nullable String reason) {
        return new Situation(offer.state(), offer.free(), need.state(), meet(offer, need), reason);
    }

    boolean meet(Offer offer, Need need) {
        return OfferTimes.meet(offer.what(), need.beginsAt(), need.endsAt(), city.zone());
    }
}
