package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.problem.Problem;

/** Undoes a transfer by one the other way, and with it the donation of what was above the cap. */
@ApplicationScoped
class Reversing {

    private final Accounts accounts;
    private final Lots lots;
    private final Booking booking;
    private final Transfers transfers;
    private final LedgerClock clock;

    Reversing(Accounts accounts, Lots lots, Booking booking, Transfers transfers, LedgerClock clock) {
        this.accounts = accounts;
        this.lots = lots;
        this.booking = booking;
        this.transfers = transfers;
        this.clock = clock;
    }

    /** @throws Problem not-found, already-reversed, conflict, balance-too-low, idempotency-key-reused */
    @Transactional(Transactional.TxType.MANDATORY)
    Booked reverse(ReversalOrder order) {
        Transfer first = transfers.byId(order.transfer()).orElseThrow(() -> Problem.notFound("transfer", "该转账"));
        if (first.kind() == TransferKind.REVERSAL || first.key().endsWith(Keys.OVERFLOW)) {
            throw Refusals.notReversible();
        }
        // What is above the cap is given away in the transaction of the credit: it is there by now, or never will be.
        Optional<Transfer> overflow = transfers.byKey(first.key() + Keys.OVERFLOW);
        Set<UUID> touched = new HashSet<>(Set.of(first.from(), first.to()));
        overflow.ifPresent(given -> touched.add(given.to()));
        Accounts.Locked locked = accounts.lock(touched);
        AccountRow credited = locked.of(first.to());
        if (overflow.isPresent()) {
            AccountRow donation = locked.of(overflow.get().to());
            credited = undo(overflow.get(), order.key() + Keys.OVERFLOW, order, donation, credited)
                    .to();
        }
        // Only the donation account may have changed since, and then it is the one that gave.
        AccountRow debited = accounts.lock(Set.of(first.from())).of(first.from());
        return undo(first, order.key(), order, credited, debited);
    }

    private Booked undo(Transfer first, String key, ReversalOrder order, AccountRow from, AccountRow to) {
        Transfer asked = new Transfer(
                clock.newId(),
                key,
                TransferKind.REVERSAL,
                first.currency(),
                from.id(),
                to.id(),
                first.amount(),
                null,
                first.id(),
                null,
                order.actor(),
                order.reason(),
                clock.now());
        Optional<List<Portion>> taken = Choosing.choose(from, lots.of(from), first.amount(), clock.today(), first.id());
        if (taken.isEmpty()) {
            return booking.remembered(asked, from, to).orElseThrow(() -> Refusals.tooLow(from, first.amount()));
        }
        List<Portion> restored = first.kind() == TransferKind.EXPIRE ? List.of() : lots.takenBy(first.id());
        return booking.book(new Movement(asked, from, to, 0, taken.get(), restored));
    }
}
