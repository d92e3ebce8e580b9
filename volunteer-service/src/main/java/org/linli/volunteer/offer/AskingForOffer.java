package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.need.Need;

/** Somebody asks for one use of an offer, for a need. */
@ApplicationScoped
class AskingForOffer {

    private final Offers offers;
    private final OfferSight sight;
    private final Takings takings;
    private final TakingContext context;
    private final OfferChronicle chronicle;

    AskingForOffer(Offers offers, OfferSight sight, Takings takings, TakingContext context, OfferChronicle chronicle) {
        this.offers = offers;
        this.sight = sight;
        this.takings = takings;
        this.context = context;
        this.chronicle = chronicle;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Answer(Taking taking, boolean fresh) {}

    /**
     * Whoever proposed the need asks, or the desk of its area.
     *
     * @param key of the caller's choice: the same key, offer and need are the same taking
     * @throws Problem not-found, not-allowed, invalid-input, idempotency-key-reused; conflict where the table has no way, or
     *     the need has asked already
     */
    @Transactional
    Answer ask(UUID offerId, @Nullable UUID needId, @Nullable String key, Actor actor) {
        String under = Asked.words("Idempotency-Key", key, 200);
        UUID wanted = Asked.given("need", needId);
        Offer offer = offers.locked(offerId);
        Optional<Answer> before = before(offerId, wanted, under, actor);
        if (before.isPresent()) {
            return before.get();
        }
        if (!sight.maySee(actor, offer)) {
            throw Offers.unknown();
        }
        Need need = context.need(wanted)
                .filter(found -> context.maySee(actor, found))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
        String role = role(need, actor);
        refuseTwice(offer, wanted);
        Instant now = chronicle.now();
        Taking taking = new Taking(
                        TimeOrderedId.at(now),
                        0,
                        TakingState.NEW,
                        offerId,
                        wanted,
                        actor.subject(),
                        role,
                        now,
                        null,
                        null,
                        null)
                .step(TakingTable.ASK, Set.of(role), context.situation(offer, need, null), now);
        if (!takings.insert(taking, under)) {
            return before(offerId, wanted, under, actor).orElseThrow();
        }
        chronicle.record(
                offerId,
                actor,
                role,
                TakingTable.ASK,
                null,
                Map.of("taking", taking.id().toString(), "need", wanted.toString()),
                now);
        return new Answer(taking, true);
    }

    private Optional<Answer> before(UUID offer, UUID need, String key, Actor actor) {
        return takings.askedBefore(actor.subject(), key).map(before -> {
            if (!before.offerId().equals(offer) || !before.needId().equals(need)) {
                throw Problem.of(CommonProblem.KEY_REUSED)
                        .detail("此幂等键已用于另一项申请", "This key belongs to another taking")
                        .with("takingId", before.id().toString());
            }
            return new Answer(before, false);
        });
    }

    private void refuseTwice(Offer offer, UUID need) {
        takings.open(offer.id()).stream()
                .filter(taking -> taking.needId().equals(need))
                .findFirst()
                .ifPresent(taking -> {
                    throw Problem.of(CommonProblem.CONFLICT)
                            .detail("此需求已申请该资源或服务", "The need has asked for it already")
                            .with("takingId", taking.id().toString())
                            .with("state", taking.state().wire());
                });
    }

    private String role(Need need, Actor actor) {
        return context.rolesOn(need, actor).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail("只有需求提出人或其区域受理员可以申请", "Only who proposed the need, or the desk of its area, may ask"));
    }
}
