package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** An administrator undoes a transfer; the audit tells who and why. */
@ApplicationScoped
class ReversingByHand {

    private final Reversing reversing;
    private final Audit audit;

    ReversingByHand(Reversing reversing, Audit audit) {
        this.reversing = reversing;
        this.audit = audit;
    }

    @Transactional
    Transfer reverse(UUID transfer, String key, String reason, Actor actor) {
        Booked booked = reversing.reverse(
                new ReversalOrder(CallersKey.of("by-hand", actor, key), transfer, actor.subject(), reason));
        Transfer reversal = booked.transfer();
        if (booked.isFirst()) {
            audit.record(
                    AuditEntry.of(reversal.at(), actor, "administrator", "reverse", "transfer", transfer.toString())
                            .because(reversal.reason())
                            .with(Map.of("reversal", reversal.id().toString(), "amount", reversal.amount())));
        }
        return reversal;
    }
}
