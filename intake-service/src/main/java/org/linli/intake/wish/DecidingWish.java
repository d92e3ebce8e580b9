package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;

/** The desk looks at a wish: it goes to the volunteers, or it does not. */
@ApplicationScoped
class DecidingWish {

    private static final Set<String> DESK = Set.of(WishTable.DESK);

    private final Wishes wishes;
    private final Areas areas;
    private final WishChronicle chronicle;

    DecidingWish(Wishes wishes, Areas areas, WishChronicle chronicle) {
        this.wishes = wishes;
        this.areas = areas;
        this.chronicle = chronicle;
    }

    /** From now on somebody may fulfil it. @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    void approve(UUID id, long seen, Actor actor) {
        Wish wish = opened(id, seen, actor);
        Instant now = chronicle.now();
        var row = wish.step(WishTable.APPROVE, DESK, facts(wish, null, actor, now));
        decided(wish, actor, now);
        chronicle.publish(wish, row, now, payload -> chronicle.ask(wish, payload));
        chronicle.record(wish, actor, DESK, WishTable.APPROVE, null, Map.of(), now);
    }

    /** @param reason whoever made it reads it, 1–500 characters @throws Problem as {@link #approve}, invalid-input */
    @Transactional
    void refuse(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Wish wish = opened(id, seen, actor);
        Instant now = chronicle.now();
        var row = wish.step(WishTable.REFUSE, DESK, facts(wish, words, actor, now));
        decided(wish, actor, now);
        wish.reason = words;
        chronicle.publish(wish, row, now);
        chronicle.record(wish, actor, DESK, WishTable.REFUSE, words, Map.of(), now);
    }

    private Wish opened(UUID id, long seen, Actor actor) {
        Wish wish = wishes.locked(id, actor);
        actor.requireIn(areas.current().pathOf(wish.area), WishTable.DESK);
        Wishes.requireSeen(wish, seen);
        return wish;
    }

    private static WishTable.Facts facts(Wish wish, @Nullable String reason, Actor actor, Instant now) {
        return new WishTable.Facts(now, wish.beginsAt, wish.madeBy.equals(actor.subject()), false, null, reason);
    }

    private static void decided(Wish wish, Actor actor, Instant now) {
        wish.decidedAt = now;
        wish.decidedBy = actor.subject();
    }
}
