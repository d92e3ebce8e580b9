package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.ledger.Ledger;

/** What was reserved is not fetched: the pieces are back in stock and the points are free again. */
@ApplicationScoped
class EndingRedemption {

    private final Redemptions redemptions;
    private final ShopItems items;
    private final Ledger ledger;
    private final RedeemingFor redeemingFor;
    private final Audit audit;

    EndingRedemption(Redemptions redemptions, ShopItems items, Ledger ledger, RedeemingFor redeemingFor, Audit audit) {
        this.redemptions = redemptions;
        this.items = items;
        this.ledger = ledger;
        this.redeemingFor = redeemingFor;
        this.audit = audit;
    }

    /** Asked for again it stays cancelled. @throws Problem not-found for who may not act for the person; conflict */
    @Transactional
    Redemption cancel(UUID id, Actor actor, Instant now) {
        Redemption redemption = redemptions.locked(id);
        String role = redeemingFor.as(actor, redemption).orElseThrow(Redemptions::unknown);
        if (redemption.state() != RedemptionState.CANCELLED) {
            end(redemption, RedemptionTable.CANCEL, role, actor, now);
        }
        return redemptions.locked(id);
    }

    /** Ends one whose code is over; nothing happens when somebody was first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(UUID id, Instant now) {
        Redemption redemption = redemptions.locked(id);
        if (redemption.state() == RedemptionState.RESERVED && redemption.isOver(now)) {
            end(redemption, RedemptionTable.CODE_IS_OVER, RedemptionTable.SYSTEM, Actor.system("volunteer"), now);
        }
    }

    private void end(Redemption redemption, String action, String role, Actor actor, Instant now) {
        RedemptionState how = RedemptionTable.REDEMPTION
                .decide(redemption.state(), action, Set.of(role), new RedemptionTable.Context(redemption.isOver(now)))
                .to();
        items.putBack(redemption.item(), redemption.count());
        ledger.release(redemption.hold());
        redemptions.ended(redemption.id(), how, actor.subject(), now);
        audit.record(AuditEntry.of(
                        now, actor, role, action, "redemption", redemption.id().toString())
                .with(Map.of("person", redemption.person().toString())));
    }
}
