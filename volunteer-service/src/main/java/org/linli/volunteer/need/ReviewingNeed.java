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

    private Need step(UUID id, long seen, String action, String event, @Nullable String note, Actor actor) {
        Need need = needs.locked(id, actor);
        actor.requireIn(need.areaPath(), NeedTable.DESK);
        Needs.requireSeen(need, seen);
        Instant now = chronicle.now();
        need.step(action, Set.of(NeedTable.DESK), NeedContext.unclaimed(need, null, now));
        chronicle.publish(need, event, false, now);
        chronicle.record(need, actor, NeedTable.DESK, action, note, Map.of(), now);
        return need;
    }
}
