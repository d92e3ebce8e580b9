package org.linli.volunteer.offer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
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

/** Somebody says what they have, or do. */
@ApplicationScoped
public class ProposingOffer {

    private final Offers offers;
    private final ReadingOffer reading;
    private final OfferChronicle chronicle;
    private final ObjectMapper json;

    ProposingOffer(Offers offers, ReadingOffer reading, OfferChronicle chronicle, ObjectMapper json) {
        this.offers = offers;
        this.reading = reading;
        this.chronicle = chronicle;
        this.json = json;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    public record Proposed(UUID id, boolean fresh) {}

    /**
     * An organisation proposes for its unit, the desk for its area, in the name of a unit too.
     *
     * @param key of the caller's choice: the same key and content are the same offer
     * @throws Problem invalid-input, not-allowed, idempotency-key-reused
     */
    @Transactional
    public Proposed propose(OfferBody body, @Nullable String key, Actor actor) {
        String under = Asked.words("Idempotency-Key", key, 200);
        byte[] hash = hash(body);
        Optional<Proposed> before = before(actor, under, hash);
        if (before.isPresent()) {
            return before.get();
        }
        Offered what = reading.read(body);
        String role = what.unit() != null && actor.mayFor(OfferTable.ORGANISATION, what.unit())
                ? OfferTable.ORGANISATION
                : actor.requireIn(what.areaPath(), OfferTable.DESK);
        return made(what, role, new Offers.Proposal(actor.subject(), under, hash), actor, role)
                .map(offer -> new Proposed(offer.id(), true))
                .orElseGet(() -> before(actor, under, hash).orElseThrow());
    }

    /** What a list tells, as the desk proposes it. @param as what the actor acts as, for the audit */
    @Transactional(Transactional.TxType.MANDATORY)
    Offer made(OfferBody body, Offered what, Actor actor, String as) {
        String key = "import " + UUID.randomUUID();
        return made(what, OfferTable.DESK, new Offers.Proposal(actor.subject(), key, hash(body)), actor, as)
                .orElseThrow();
    }

    private Optional<Offer> made(Offered what, String role, Offers.Proposal proposal, Actor actor, String as) {
        Instant now = chronicle.now();
        Offer offer = new Offer(TimeOrderedId.at(now), 0, OfferState.NEW, what, role, 0, now, null, null)
                .step(OfferTable.PROPOSE, Set.of(role), chronicle.day(now), null, now);
        if (!offers.insert(offer, proposal)) {
            return Optional.empty();
        }
        chronicle.record(offer.id(), actor, as, OfferTable.PROPOSE, null, Map.of(), now);
        return Optional.of(offer);
    }

    private Optional<Proposed> before(Actor actor, String key, byte[] hash) {
        return offers.proposedBefore(actor.subject(), key).map(before -> {
            if (!Arrays.equals(before.bodyHash(), hash)) {
                throw Problem.of(CommonProblem.KEY_REUSED)
                        .detail("此幂等键已用于另一项资源或服务", "This key belongs to another offer")
                        .with("offerId", before.id().toString());
            }
            return new Proposed(before.id(), false);
        });
    }

    private byte[] hash(OfferBody body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
