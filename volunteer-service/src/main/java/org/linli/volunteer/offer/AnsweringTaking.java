package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.Need;

/** Who offers agrees or declines, and either side gives a use back. The offer's lock settles every race. */
@ApplicationScoped
class AnsweringTaking {

    private final Offers offers;
    private final Takings takings;
    private final TakingContext context;
    private final OfferChronicle chronicle;

    AnsweringTaking(Offers offers, Takings takings, TakingContext context, OfferChronicle chronicle) {
        this.offers = offers;
        this.takings = takings;
        this.context = context;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found for who has nothing to do with it, not-allowed, stale, conflict when no use is free */
    @Transactional
    Taking agree(UUID id, long seen, Actor actor) {
        return act(id, seen, TakingTable.AGREE, null, actor);
    }

    /** @throws Problem as {@link #agree}, and invalid-input */
    @Transactional
    Taking decline(UUID id, long seen, @Nullable String reason, Actor actor) {
        return act(id, seen, TakingTable.DECLINE, Asked.words("reason", reason, Asked.LONGEST_REASON), actor);
    }

    /** The use is free again. @throws Problem as {@link #agree}, and invalid-input */
    @Transactional
    Taking giveBack(UUID id, long seen, @Nullable String reason, Actor actor) {
        return act(id, seen, TakingTable.RETURN, Asked.note("reason", reason, Asked.LONGEST_REASON), actor);
    }

    private Taking act(UUID id, long seen, String action, @Nullable String reason, Actor actor) {
        // Which offer it is of never changes; everything else is read under that offer's lock.
        UUID offerId = takings.byId(id).orElseThrow(Takings::unknown).offerId();
        Offer offer = offers.locked(offerId);
        Taking taking = takings.byId(id).orElseThrow(Takings::unknown);
        Need need = context.need(taking.needId()).orElseThrow();
        Set<String> roles = context.rolesOn(offer, need, actor);
        if (roles.isEmpty()) {
            throw Takings.unknown();
        }
        check(seen, taking);
        Instant now = chronicle.now();
        Taking after = taking.step(action, roles, context.situation(offer, need, reason), now);
        takings.stands(after);
        int change = agreed(after) - agreed(taking);
        if (change != 0) {
            offers.stands(offer.taken(offer.taken() + change));
        }
        chronicle.record(
                offerId,
                actor,
                role(action, roles),
                action,
                reason,
                Map.of("taking", id.toString(), "need", taking.needId().toString()),
                now);
        return after;
    }

    private static void check(long seen, Taking taking) {
        try {
            IfMatch.check(seen, taking.version(), taking.state().wire());
        } catch (Problem stale) {
            throw stale.with("possible", TakingTable.TAKING.possible(taking.state()));
        }
    }

    private static int agreed(Taking taking) {
        return taking.state() == TakingState.AGREED ? 1 : 0;
    }

    /** In which of several roles it was done: what only one side can do was done as that side. */
    private static String role(String action, Set<String> roles) {
        boolean byOfferer = !action.equals(TakingTable.RETURN) || roles.size() == 1;
        return byOfferer && roles.contains(TakingTable.OFFERER)
                ? TakingTable.OFFERER
                : roles.stream()
                        .filter(role -> !role.equals(TakingTable.OFFERER))
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }
}
