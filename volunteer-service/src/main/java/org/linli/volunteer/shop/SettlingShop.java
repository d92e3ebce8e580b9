package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;

/** The city settles with a shop: the points it was given go back to who issues them, and the merchant is paid outside. */
@ApplicationScoped
class SettlingShop {

    /** Where settled points end. */
    private static final String SETTLED = "settlement";

    private final Shops shops;
    private final Settlements settlements;
    private final Ledger ledger;
    private final ShopClock clock;
    private final Audit audit;

    SettlingShop(Shops shops, Settlements settlements, Ledger ledger, ShopClock clock, Audit audit) {
        this.shops = shops;
        this.settlements = settlements;
        this.ledger = ledger;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param fresh whether this call made it, or an earlier one under the same key */
    record Settled(Settlement settlement, boolean fresh) {}

    /**
     * Everything collected before a moment and not settled yet.
     *
     * @throws Problem not-found, invalid-input; conflict when there is nothing to settle; idempotency-key-reused;
     *     balance-too-low when somebody reversed what the shop was given
     */
    @Transactional
    Settled settle(String code, Instant upTo, String key, Actor actor) {
        Instant until = upTo.truncatedTo(ChronoUnit.MICROS);
        Shop shop = shops.locked(code);
        Optional<Settlement> before = settlements.byKey(actor.subject(), key);
        if (before.isPresent()) {
            if (!before.get().shop().equals(code) || !before.get().until().equals(until)) {
                throw Problem.of(CommonProblem.KEY_REUSED);
            }
            return new Settled(before.get(), false);
        }
        Instant now = clock.now();
        if (until.isAfter(now)) {
            throw Problem.invalid("until", "past", "不得晚于现在", "must not be still to come");
        }
        List<Settlement.Line> lines = settlements.unsettled(code, until);
        if (lines.isEmpty()) {
            throw Problem.of(CommonProblem.CONFLICT).detail("没有待结算的兑换", "There is nothing to settle");
        }
        Settlement settlement = new Settlement(
                TimeOrderedId.at(now),
                code,
                until,
                sum(lines, Currency.COMMUNITY_POINTS),
                sum(lines, Currency.UNIT_POINTS),
                now);
        settlements.insert(settlement, lines, actor.subject(), key);
        book(shop, settlement, actor);
        audit.record(AuditEntry.of(now, actor, "administrator", "settle", "shop", code)
                .with(Map.of("settlement", settlement.id().toString(), "redemptions", lines.size())));
        return new Settled(settlement, true);
    }

    private void book(Shop shop, Settlement settlement, Actor actor) {
        List<TransferOrder> orders = settlement.amounts().entrySet().stream()
                .filter(amount -> amount.getValue() > 0)
                .map(amount -> TransferOrder.of(
                        "settlement/" + settlement.id() + "/" + amount.getKey().code(),
                        TransferKind.SETTLE,
                        shop.account(amount.getKey()),
                        AccountRef.issuing(SETTLED, amount.getKey()),
                        amount.getValue(),
                        actor.subject(),
                        "settlement/" + settlement.id()))
                .toList();
        ledger.lock(orders.stream()
                .flatMap(order -> List.of(order.from(), order.to()).stream())
                .toList());
        orders.forEach(ledger::transfer);
    }

    private static long sum(List<Settlement.Line> lines, Currency currency) {
        return lines.stream()
                .filter(line -> line.currency().equals(currency.code()))
                .mapToLong(Settlement.Line::points)
                .sum();
    }

    /** @throws Problem not-found, also for who speaks for another unit */
    @Transactional
    Settlement required(UUID id, Actor actor) {
        return settlements
                .byId(id)
                .filter(found -> actor.has("administrator")
                        || actor.mayFor(
                                ItemTable.ORGANISATION,
                                shops.required(found.shop()).unit()))
                .orElseThrow(() -> Problem.notFound("settlement", "该结算"));
    }
}
