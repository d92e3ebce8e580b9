package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** The desk looks at a draft, and opens what it found right. */
@ApplicationScoped
class ReviewingNeed {

    private final Needs needs;
    private final NeedChronicle chronicle;
    private final ClaimsOfNeed claims;
    private final PayingForNeed paying;

    ReviewingNeed(Needs needs, NeedChronicle chronicle, ClaimsOfNeed claims, PayingForNeed paying) {
        this.needs = needs;
        this.chronicle = chronicle;
        this.claims = claims;
        this.paying = paying;
    }

    /** @throws Problem not-found, not-allowed outside the actor's area, stale, conflict */
    @Transactional
    Need review(UUID id, long seen, @Nullable String note, Actor actor) {
        return step(id, seen, NeedTable.REVIEW, "need-reviewed", Asked.note("note", note, 500), actor);
    }

    /**
     * From now on it can be claimed; what it costs whoever is helped is held.
     *
     * @throws Problem as {@link #review}; balance-too-low
     */
    @Transactional
    Need open(UUID id, long seen, Actor actor) {
        Need need = step(id, seen, NeedTable.OPENING, "need-opened", null, actor);
        paying.reserve(need);
        claims.opened(need, chronicle.now());
        return need;
    }

    /** Both at once, for a need that was made in this transaction. @param as what the actor acts as, for the audit */
    @Transactional(Transactional.TxType.MANDATORY)
    void reviewAndOpen(Need need, Actor actor, String as) {
        step(need, NeedTable.REVIEW, "need-reviewed", null, actor, as);
        step(need, NeedTable.OPENING, "need-opened", null, actor, as);
        paying.reserve(need);
        claims.opened(need, chronicle.now());
    }

    private Need step(UUID id, long seen, String action, String event, @Nullable String note, Actor actor) {
        Need need = needs.locked(id, actor);
        actor.requireIn(need.areaPath(), NeedTable.DESK);
        Needs.requireSeen(need, seen);
        return step(need, action, event, note, actor, NeedTable.DESK);
    }

    private Need step(Need need, String action, String event, @Nullable String note, Actor actor, String as) {
        Instant now = chronicle.now();
        need.step(action, Set.of(NeedTable.DESK), NeedContext.unclaimed(need, null, now));
        chronicle.publish(need, event, false, now);
        chronicle.record(need, actor, as, action, note, Map.of(), now);
        return need;
    }
}
