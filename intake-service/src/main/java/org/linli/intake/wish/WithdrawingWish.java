package org.linli.intake.wish;

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

/** It is not wished for any more; whoever was about to come is let go. */
@ApplicationScoped
class WithdrawingWish {

    private final Wishes wishes;
    private final WishChronicle chronicle;

    WithdrawingWish(Wishes wishes, WishChronicle chronicle) {
        this.wishes = wishes;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, invalid-input */
    @Transactional
    void withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Wish wish = wishes.locked(id, actor);
        Set<String> roles = wishes.rolesOn(wish, actor);
        Wishes.requireSeen(wish, seen);
        Instant now = chronicle.now();
        var row = wish.step(
                WishTable.WITHDRAW, roles, new WishTable.Facts(now, wish.beginsAt, false, false, null, words));
        wish.reason = words;
        String code = roles.contains(WishTable.MAKER) ? "withdrawn-by-maker" : "withdrawn-by-desk";
        chronicle.publish(wish, row, now, payload -> payload.put("reasonCode", code));
        chronicle.record(wish, actor, roles, WishTable.WITHDRAW, words, Map.of(), now);
    }
}
