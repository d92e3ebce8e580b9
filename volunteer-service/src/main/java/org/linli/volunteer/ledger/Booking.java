package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.problem.VolunteerProblem;

/** Writes what was decided, once under its key, and tells the topic of both accounts. */
@ApplicationScoped
class Booking {

    private final Transfers transfers;
    private final Lots lots;
    private final Outbox outbox;
    private final LedgerEvents events;

    Booking(Transfers transfers, Lots lots, Outbox outbox, LedgerEvents events) {
        this.transfers = transfers;
        this.lots = lots;
        this.outbox = outbox;
        this.events = events;
    }

    /** @throws Problem idempotency-key-reused, already-reversed */
    @Transactional(Transactional.TxType.MANDATORY)
    Booked book(Movement movement) {
        Transfer transfer = movement.transfer();
        AccountRow from = movement.fromAfter();
        AccountRow to = movement.toAfter();
        if (!transfers.add(transfer, from, to)) {
            return remembered(transfer, movement.from(), movement.to())
                    .orElseThrow(() -> new IllegalStateException("account written without its lock: " + transfer.id()));
        }
        lots.take(transfer.id(), movement.portions());
        lots.arrive(transfer, movement.arrivals());
        outbox.add(events.entered(transfer, from, to));
        return new Booked(transfer, from, to, true);
    }

    boolean isBooked(String key) {
        return transfers.byKey(key).isPresent();
    }

    /**
     * What was booked under the key before; empty when nothing was.
     *
     * @throws Problem idempotency-key-reused when something else was; already-reversed when what it reverses was reversed
     *     under another key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Booked> remembered(Transfer asked, AccountRow from, AccountRow to) {
        Optional<Transfer> first = transfers.byKey(asked.key());
        if (first.isEmpty() && asked.reverses() != null) {
            transfers.reversalOf(asked.reverses()).ifPresent(reversal -> {
                throw Problem.of(VolunteerProblem.ALREADY_REVERSED).with("reversal", reversal.id());
            });
        }
        return first.map(transfer -> {
            if (!transfer.asksTheSameAs(asked)) {
                throw Problem.of(CommonProblem.KEY_REUSED);
            }
            return new Booked(transfer, from, to, false);
        });
    }
}
