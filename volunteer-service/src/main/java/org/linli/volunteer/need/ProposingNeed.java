package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
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
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.evidence.Position;

/** Somebody says what is needed. */
@ApplicationScoped
class ProposingNeed {

    private final Needs needs;
    private final ReadingProposal reading;
    private final NeedChronicle chronicle;
    private final Database database;
    private final ProposalPrint print;

    ProposingNeed(
            Needs needs, ReadingProposal reading, NeedChronicle chronicle, Database database, ProposalPrint print) {
        this.needs = needs;
        this.reading = reading;
        this.chronicle = chronicle;
        this.database = database;
        this.print = print;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Proposed(Need need, boolean fresh) {}

    /**
     * A resident proposes for themselves, an organisation for its unit, the desk for its area.
     *
     * @param key of the caller's choice: the same key and content are the same need
     * @throws Problem invalid-input, not-allowed, idempotency-key-reused
     */
    @Transactional
    Proposed propose(NeedBody body, @Nullable String key, Actor actor) {
        String under = Asked.words("Idempotency-Key", key, 200);
        Fingerprint words = print.of(body);
        Optional<Need> before = before(actor, under, words);
        if (before.isPresent()) {
            return new Proposed(before.get(), false);
        }
        Wanted wanted = reading.read(body);
        String role = role(body, wanted, actor);
        return new Proposed(made(body, wanted, role, under, actor, role), true);
    }

    /**
     * Makes a need of what was read and allowed.
     *
     * @param role in the table of needs
     * @param as what the actor acts as, for the audit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Need made(NeedBody body, Wanted wanted, String role, String key, Actor actor, String as) {
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        Need need = Need.proposed(
                id,
                wanted,
                reading.origin(body),
                new Need.Proposal(
                        actor.subject(), role, body.unit(), key, print.of(body).written()),
                now);
        reading.receiver(need, body, role, actor);
        need.step(NeedTable.PROPOSE, Set.of(role), NeedContext.unclaimed(need, null, now));
        need.lookAgainAt(need.endsAt());
        chronicle.publish(need, "need-proposed", false, now);
        needs.persistAndFlush(need);
        contact(id, body.contact());
        chronicle.record(need, actor, as, NeedTable.PROPOSE, null, Map.of(), now);
        return need;
    }

    /** What was proposed under the key by a transaction that ended while this one was under way. */
    @Transactional
    Proposed meanwhile(NeedBody body, String key, Actor actor, PersistenceException failed) {
        return before(actor, key.strip(), print.of(body))
                .map(need -> new Proposed(need, false))
                .orElseThrow(() -> failed);
    }

    private Optional<Need> before(Actor actor, String key, Fingerprint words) {
        Optional<Need> before = needs.proposedBefore(actor.subject(), key);
        if (before.isPresent() && !words.is(before.get().bodyHash())) {
            throw Problem.of(CommonProblem.KEY_REUSED)
                    .detail("此幂等键已用于另一项需求", "This key belongs to another proposal")
                    .with("needId", before.get().id().toString());
        }
        return before;
    }

    private static String role(NeedBody body, Wanted wanted, Actor actor) {
        if (body.unit() != null) {
            actor.requireFor(body.unit(), "organisation");
            return NeedTable.PROPOSER;
        }
        if (actor.mayIn(NeedTable.DESK, wanted.areaPath())) {
            return NeedTable.DESK;
        }
        if (!actor.has("resident") && !actor.has("volunteer")) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("需要在此区域任职,或以居民身份提出", "Needs a desk posting here, or to be a resident");
        }
        return NeedTable.PROPOSER;
    }

    private void contact(UUID need, NeedBody.@Nullable Contact contact) {
        if (contact == null) {
            return;
        }
        NeedBody.Place place = contact.place();
        database.update(
                """
                INSERT INTO need_contact (need_id, name, phone, address, latitude, longitude)
                VALUES (?, ?, ?, ?, ?::numeric, ?::numeric)""",
                need,
                Asked.note("contact.name", contact.name(), 100),
                Asked.note("contact.phone", contact.phone(), 40),
                Asked.note("contact.address", contact.address(), 500),
                place == null ? null : Position.degrees("contact.place.latitude", place.latitude(), 90),
                place == null ? null : Position.degrees("contact.place.longitude", place.longitude(), 180));
    }
}
