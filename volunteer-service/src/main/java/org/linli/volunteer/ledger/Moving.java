package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.linli.kit.problem.Problem;

/** Moves an amount from one account to another. */
@ApplicationScoped
class Moving {

    private final Accounts accounts;
    private final Lots lots;
    private final Booking booking;
    private final MinutesCap cap;
    private final LedgerClock clock;

    Moving(Accounts accounts, Lots lots, Booking booking, MinutesCap cap, LedgerClock clock) {
        this.accounts = accounts;
        this.lots = lots;
        this.booking = booking;
        this.cap = cap;
        this.clock = clock;
    }

    /** @throws Problem balance-too-low, idempotency-key-reused, invalid-input when its last day is over */
    @Transactional(Transactional.TxType.MANDATORY)
    Booked move(TransferOrder order) {
        Accounts.Locked locked = accounts.lock(List.of(order.from(), order.to()));
        AccountRow from = locked.of(order.from());
        AccountRow to = locked.of(order.to());
        Transfer asked = asked(order, from, to);
        if (order.expiresOn() != null && order.expiresOn().isBefore(clock.today())) {
            return booking.remembered(asked, from, to)
                    .orElseThrow(() -> Problem.invalid("expiresOn", "not-over", "期限已过", "is over already"));
        }
        Optional<List<Portion>> taken = Choosing.choose(from, lots.of(from), order.amount(), clock.today(), null);
        if (taken.isEmpty()) {
            return booking.remembered(asked, from, to).orElseThrow(() -> Refusals.tooLow(from, order.amount()));
        }
        Booked booked = booking.book(new Movement(asked, from, to, 0, taken.get(), List.of()));
        cap.keep(booked);
        return booked;
    }

    boolean isBooked(String key) {
        return booking.isBooked(key);
    }

    private Transfer asked(TransferOrder order, AccountRow from, AccountRow to) {
        return new Transfer(
                clock.newId(),
                order.key(),
                order.kind(),
                from.currency(),
                from.id(),
                to.id(),
                order.amount(),
                order.expiresOn(),
                null,
                null,
                order.actor(),
                order.reason(),
                clock.now());
    }
}
