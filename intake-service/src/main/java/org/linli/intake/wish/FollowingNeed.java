package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.identity.Actor;

/** A wish follows the need that volunteer-service made of it, as far as its table has a way. */
@ApplicationScoped
class FollowingNeed {

    static final String MICRO_WISH = "micro-wish";

    private static final Set<String> ROLES = Set.of(WishTable.VOLUNTEERS);

    private final Wishes wishes;
    private final WishChronicle chronicle;

    FollowingNeed(Wishes wishes, WishChronicle chronicle) {
        this.wishes = wishes;
        this.chronicle = chronicle;
    }

    /**
     * Does to the wish what happened to its need. Needs of other origins, and what was heard before, are left alone; so is
     * what comes too late, as when the wish was withdrawn while the event was under way.
     *
     * @param reasonCode of the wish's event; null where it has none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void happened(String action, @Nullable String reasonCode, IncomingEvent event) {
        Payload payload = Payload.of(event);
        if (!payload.text("originKind").equals(MICRO_WISH)) {
            return;
        }
        wishes.locked(payload.uuid("originId"))
                .filter(wish -> wish.needVersion < event.aggregateVersion())
                .ifPresent(wish -> {
                    wish.needVersion = event.aggregateVersion();
                    follow(wish, action, reasonCode);
                });
    }

    private void follow(Wish wish, String action, @Nullable String reasonCode) {
        boolean possible = WishTable.TABLE.possible(wish.state()).stream()
                .anyMatch(way -> way.action().equals(action) && way.roles().contains(WishTable.VOLUNTEERS));
        if (!possible) {
            return;
        }
        Instant now = chronicle.now();
        var row = wish.step(action, ROLES, WishTable.Facts.plain(wish, now));
        chronicle.publish(wish, row, now, payload -> {
            if (reasonCode != null) {
                payload.put("reasonCode", reasonCode);
            }
        });
        chronicle.record(
                wish,
                Actor.system("volunteer"),
                ROLES,
                action,
                null,
                reasonCode == null ? Map.of() : Map.of("reasonCode", reasonCode),
                now);
    }
}
