package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Hold;
import org.linli.volunteer.ledger.HoldOrder;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** Somebody takes pieces of an item for points: they are off the stock and the points are held, or neither is. */
@ApplicationScoped
class Redeeming {

    private static final int MOST_PIECES = 100;

    /** The hold outlives the code, so that the redemption's own clock says how it ends. */
    private static final Duration BEYOND_THE_CODE = Duration.ofDays(7);

    /**
     * What is redeemed, and for whom.
     *
     * @param person somebody without a phone, by who represents them or the desk; oneself when left out
     * @param count pieces, 1–100; 1 when left out
     */
    @Schema(name = "RedemptionTold")
    public record RedemptionBody(
            @Nullable UUID person, @Nullable Integer count) {}

    /** @param role in which the actor acts for the person */
    record ForWhom(Person person, String role) {}

    private final ShopItems items;
    private final Redemptions redemptions;
    private final Ledger ledger;
    private final ShopClock clock;
    private final Audit audit;

    Redeeming(ShopItems items, Redemptions redemptions, Ledger ledger, ShopClock clock, Audit audit) {
        this.items = items;
        this.redemptions = redemptions;
        this.ledger = ledger;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Redeemed(Redemption redemption, boolean fresh) {}

    /**
     * @param key of the caller's choice: the same key and content are the same redemption
     * @throws Problem not-found, invalid-input, conflict for what is not offered, out-of-stock, balance-too-low,
     *     idempotency-key-reused
     */
    @Transactional
    Redeemed redeem(UUID id, ForWhom whom, @Nullable Integer pieces, String key, Actor actor) {
        int count = pieces == null ? 1 : (int) Numbers.within("count", pieces, 1, MOST_PIECES);
        ShopItem item = items.locked(id);
        var before = redemptions.byKey(actor.subject(), key);
        if (before.isPresent()) {
            return new Redeemed(same(before.get(), id, whom.person().id(), count), false);
        }
        Instant now = clock.now();
        checkOffered(item);
        checkEnough(item, whom.person().id(), count);
        Redemption redemption = reserved(item, whom.person(), count, actor, now);
        if (!redemptions.insert(redemption, actor.subject(), key)) {
            // Of another item at the same moment: nothing of this stands.
            throw Problem.of(CommonProblem.KEY_REUSED);
        }
        items.take(id, count);
        Map<String, Object> details = new HashMap<>(
                Map.of("item", id.toString(), "person", whom.person().id().toString(), "points", redemption.points()));
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        whom.role(),
                        "redeem",
                        "redemption",
                        redemption.id().toString())
                .with(details));
        return new Redeemed(redemption, true);
    }

    private Redemption reserved(ShopItem item, Person person, int count, Actor actor, Instant now) {
        UUID id = TimeOrderedId.at(now);
        Instant collectBy = clock.endOfDayIn(item.collectWithinDays());
        long points = Math.multiplyExact(item.points(), count);
        Hold hold = ledger.hold(new HoldOrder(
                "redemption/" + id,
                AccountRef.person(person.id(), item.currency()),
                points,
                collectBy.plus(BEYOND_THE_CODE),
                actor.subject(),
                "redemption/" + id));
        return new Redemption(
                id,
                1,
                item.id(),
                item.title(),
                item.shop(),
                person.id(),
                count,
                item.currency(),
                points,
                hold.id(),
                RedemptionState.RESERVED,
                now,
                collectBy,
                null);
    }

    private void checkOffered(ShopItem item) {
        if (item.state() != ItemState.OFFERED || item.isOver(clock.today())) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("该商品当前不可兑换", "This item cannot be redeemed now")
                    .with("state", item.state().wire());
        }
    }

    private void checkEnough(ShopItem item, UUID person, int count) {
        if (item.stock() < count) {
            throw Problem.of(VolunteerProblem.OUT_OF_STOCK)
                    .detail("仅余 " + item.stock() + " 件", "There are " + item.stock() + " left")
                    .with("stock", item.stock());
        }
        Integer most = item.perPerson();
        if (most != null && redemptions.piecesOf(person, item.id()) + count > most) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("每人限兑 " + most + " 件", "At most " + most + " for each person")
                    .with("perPerson", most);
        }
    }

    private static Redemption same(Redemption first, UUID item, UUID person, int count) {
        if (!first.item().equals(item) || !first.person().equals(person) || first.count() != count) {
            throw Problem.of(CommonProblem.KEY_REUSED);
        }
        return first;
    }
}
