package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** An administrator undoes a transfer; the audit tells who and why. */
@ApplicationScoped
class ReversingByHand {

    private final Reversing reversing;
    private final Transfers transfers;
    private final AccountSight sight;
    private final Audit audit;

    ReversingByHand(Reversing reversing, Transfers transfers, AccountSight sight, Audit audit) {
        this.reversing = reversing;
        this.transfers = transfers;
        this.sight = sight;
        this.audit = audit;
    }

    /** @throws Problem as {@link Reversing#reverse}; not-allowed for who would get it back themselves */
    @Transactional
    Transfer reverse(UUID transfer, String key, String reason, Actor actor) {
        if (transfers
                .byId(transfer)
                .filter(first -> sight.speaksFor(first.from(), actor))
                .isPresent()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("不得冲正退回至自己或所代办账户的转账", "Nobody reverses to an account of their own, or one they speak for")
                    .with("roles", List.of("administrator"));
        }
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
