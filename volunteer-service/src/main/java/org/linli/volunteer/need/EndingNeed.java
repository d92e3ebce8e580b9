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
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** A need comes to an end by somebody's word: it is withdrawn, or its service is confirmed. */
@ApplicationScoped
class EndingNeed {

    private final Needs needs;
    private final NeedSight sight;
    private final NeedChronicle chronicle;
    private final ClaimsOfNeed claims;

    EndingNeed(Needs needs, NeedSight sight, NeedChronicle chronicle, ClaimsOfNeed claims) {
        this.needs = needs;
        this.sight = sight;
        this.chronicle = chronicle;
        this.claims = claims;
    }

    /** Whoever has claimed it is let go. @throws Problem not-found, not-allowed, stale, conflict, invalid-input */
    @Transactional
    Need withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Need need = needs.locked(id, actor);
        Set<String> roles = rolesOn(need, actor);
        Needs.requireSeen(need, seen);
        Instant now = chronicle.now();
        need.step(NeedTable.WITHDRAW, roles, NeedContext.unclaimed(need, words, now));
        need.lookAgainAt(null);
        claims.endedEarly(need, "withdrawn", now);
        chronicle.publish(need, "need-withdrawn", false, now);
        chronicle.record(need, actor, roles.iterator().next(), NeedTable.WITHDRAW, words, Map.of(), now);
        return need;
    }

    /** The service was done: it is booked, and the need closes unless somebody disputes. @throws Problem as {@link #withdraw} */
    @Transactional
    Need confirm(UUID id, long seen, Actor actor) {
        Need need = needs.locked(id, actor);
        Set<String> roles = rolesOn(need, actor);
        Needs.requireSeen(need, seen);
        Instant now = chronicle.now();
        need.step(NeedTable.CONFIRM, roles, NeedContext.unclaimed(need, null, now));
        chronicle.publish(need, "need-confirmed", false, now);
        chronicle.record(need, actor, roles.iterator().next(), NeedTable.CONFIRM, null, Map.of(), now);
        claims.confirmed(need, actor, now);
        return need;
    }

    private Set<String> rolesOn(Need need, Actor actor) {
        Set<String> roles = sight.rolesOn(need, actor);
        if (roles.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("只有提出人或本区域受理员可以操作", "Only who proposed it, or the desk of its area, may do this");
        }
        return roles;
    }
}
