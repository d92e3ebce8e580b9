package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.CaptureOrder;
import org.linli.volunteer.ledger.Ledger;

/** The shop enters a pick-up code and hands over: the points are the shop's, once. */
@ApplicationScoped
class Collecting {

    private final Shops shops;
    private final Redemptions redemptions;
    private final WrongCodes wrongCodes;
    private final Ledger ledger;
    private final Audit audit;

    Collecting(Shops shops, Redemptions redemptions, WrongCodes wrongCodes, Ledger ledger, Audit audit) {
        this.shops = shops;
        this.redemptions = redemptions;
        this.wrongCodes = wrongCodes;
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * @param told the code as it was typed in
     * @return empty for a code nobody has: that it was tried must be kept, so it is no failure of the transaction
     * @throws Problem not-found, not-allowed, invalid-input, too-many-requests after five wrong codes within an hour; conflict for a code
     *     that is over, or was collected: whoever got no answer and asks again knows by it
     */
    @Transactional
    Optional<Redemption> collect(String code, @Nullable String told, Actor actor, Instant now) {
        Shop shop = shops.locked(code);
        actor.requireFor(shop.unit(), ItemTable.ORGANISATION);
        String entered = PickUpCodes.typed("code", told);
        wrongCodes.require(shop.code(), now);
        Optional<Redemption> found = redemptions.lockedByCode(shop.code(), entered);
        if (found.isEmpty()) {
            wrongCodes.another(shop.code(), now);
            return Optional.empty();
        }
        Redemption redemption = found.get();
        RedemptionState how = RedemptionTable.REDEMPTION
                .decide(
                        redemption.state(),
                        RedemptionTable.COLLECT,
                        Set.of(ItemTable.ORGANISATION),
                        new RedemptionTable.Context(redemption.isOver(now)))
                .to();
        ledger.capture(new CaptureOrder(
                "redemption/" + redemption.id(),
                redemption.hold(),
                shop.account(redemption.currency()),
                redemption.points(),
                actor.subject(),
                "redemption/" + redemption.id()));
        redemptions.ended(redemption.id(), how, actor.subject(), now);
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        ItemTable.ORGANISATION,
                        RedemptionTable.COLLECT,
                        "redemption",
                        redemption.id().toString())
                .with(Map.of("points", redemption.points())));
        return redemptions.byId(redemption.id());
    }
}
