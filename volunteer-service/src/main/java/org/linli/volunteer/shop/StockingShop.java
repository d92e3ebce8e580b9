package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.ledger.Currency;

/** What a shop has to give: the organisation of its unit lists it, offers it, and says how much there is. */
@ApplicationScoped
class StockingShop {

    static final int MOST_PIECES = 1_000_000;
    private static final long MOST_POINTS = 1_000_000;
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 90;

    private final Shops shops;
    private final ShopItems items;
    private final ShopClock clock;
    private final Audit audit;

    StockingShop(Shops shops, ShopItems items, ShopClock clock, Audit audit) {
        this.shops = shops;
        this.items = items;
        this.clock = clock;
        this.audit = audit;
    }

    /** @throws Problem not-found, not-allowed, invalid-input */
    @Transactional
    ShopItem list(String shop, ItemBody body, Actor actor) {
        actor.requireFor(shops.required(shop).unit(), ItemTable.ORGANISATION);
        Instant now = clock.now();
        ShopItem item = new ShopItem(
                TimeOrderedId.at(now),
                1,
                shop,
                ItemState.DRAFT,
                Asked.words("title", body.title(), 100),
                currency(body.currency()),
                Numbers.within("points", Asked.given("points", body.points()), 1, MOST_POINTS),
                (int) Numbers.within("stock", Asked.given("stock", body.stock()), 0, MOST_PIECES),
                body.perPerson() == null ? null : (int) Numbers.within("perPerson", body.perPerson(), 1, MOST_PIECES),
                body.collectWithinDays() == null
                        ? USUAL_DAYS
                        : (int) Numbers.within("collectWithinDays", body.collectWithinDays(), 1, MOST_DAYS),
                lastDay(body.lastDay()));
        items.insert(item, actor.subject(), now);
        record(now, actor, "list", item, null, Map.of("points", item.points(), "stock", item.stock()));
        return item;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    ShopItem offer(UUID id, long seen, Actor actor) {
        return step(id, seen, ItemTable.OFFER, 0, null, actor);
    }

    /** What is reserved can still be collected. @throws Problem as {@link #offer} */
    @Transactional
    ShopItem withdraw(UUID id, long seen, Actor actor) {
        return step(id, seen, ItemTable.WITHDRAW, 0, null, actor);
    }

    /**
     * @param change pieces more, or fewer: never below none, and what is reserved is taken off already
     * @throws Problem as {@link #offer}, invalid-input
     */
    @Transactional
    ShopItem changeStock(UUID id, long seen, @Nullable Integer change, @Nullable String reason, Actor actor) {
        long by = Numbers.within("change", Asked.given("change", change), -MOST_PIECES, MOST_PIECES);
        return step(
                id, seen, ItemTable.CHANGE_STOCK, (int) by, Asked.words("reason", reason, Asked.LONGEST_REASON), actor);
    }

    private ShopItem step(UUID id, long seen, String action, int change, @Nullable String reason, Actor actor) {
        ShopItem item = items.locked(id);
        actor.requireFor(shops.required(item.shop()).unit(), ItemTable.ORGANISATION);
        IfMatch.check(seen, item.version(), item.state().wire());
        ItemState next = ItemTable.ITEM
                .decide(
                        item.state(),
                        action,
                        Set.of(ItemTable.ORGANISATION),
                        new ItemTable.Context(item.isOver(clock.today())))
                .to();
        int stock = item.stock() + change;
        if (stock < 0 || stock > MOST_PIECES) {
            throw Problem.invalid(
                    "change", "stock", "现有可兑 " + item.stock() + " 件", "there are " + item.stock() + " free pieces");
        }
        ShopItem changed = item.standing(next, stock);
        items.save(changed);
        record(clock.now(), actor, action, item, reason, change == 0 ? Map.of() : Map.of("change", change));
        return changed;
    }

    private void record(
            Instant now,
            Actor actor,
            String action,
            ShopItem item,
            @Nullable String reason,
            Map<String, Object> details) {
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        ItemTable.ORGANISATION,
                        action,
                        "shop-item",
                        item.id().toString())
                .because(reason)
                .with(details));
    }

    private static Currency currency(@Nullable String told) {
        return Currency.of(Asked.given("currency", told))
                .filter(currency -> currency != Currency.MINUTES)
                .orElseThrow(() -> Problem.invalid(
                        "currency",
                        "known",
                        "须为 community-points 或 unit-points",
                        "must be community-points or unit-points"));
    }

    private @Nullable LocalDate lastDay(@Nullable LocalDate told) {
        if (told != null && (told.isBefore(clock.today()) || told.getYear() > 9999)) {
            throw Problem.invalid("lastDay", "to-come", "不得早于今天", "must not be before today");
        }
        return told;
    }
}
