package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.linli.kit.problem.Problem;

/** Moves what a hold reserves, whole or in part; the rest is free again. */
@ApplicationScoped
class Capturing {

    private final Accounts accounts;
    private final Holds holds;
    private final Booking booking;
    private final MinutesCap cap;
    private final LedgerClock clock;

    Capturing(Accounts accounts, Holds holds, Booking booking, MinutesCap cap, LedgerClock clock) {
        this.accounts = accounts;
        this.holds = holds;
        this.booking = booking;
        this.cap = cap;
        this.clock = clock;
    }

    /** @throws Problem not-found, hold-not-open, idempotency-key-reused, invalid-input when it is more than is held */
    @Transactional(Transactional.TxType.MANDATORY)
    Booked capture(CaptureOrder order) {
        Accounts.Locked locked = accounts.lock(order.hold(), order.to());
        AccountRow to = locked.of(order.to());
        AccountRow from = locked.otherThan(to);
        if (from.currency() != to.currency()) {
            throw Problem.invalid("to", "same-currency", "两账户币种须相同", "must be of the same currency");
        }
        // Read after the lock: whoever had it may have closed the hold.
        Hold hold = holds.byId(order.hold()).orElseThrow();
        Instant now = clock.now();
        Transfer asked = asked(order, from, to, now);
        if (!hold.canBeCaptured(now)) {
            return booking.remembered(asked, from, to).orElseThrow(() -> Refusals.notOpen(hold));
        }
        if (order.amount() > hold.amount()) {
            throw Problem.invalid(
                    "amount",
                    "within-hold",
                    "不得超过冻结数额 " + hold.amount(),
                    "must not exceed the " + hold.amount() + " held");
        }
        List<Portion> pinned = from.dated() == 0 ? List.of() : holds.pinnedBy(hold.id());
        Booked booked = booking.book(
                new Movement(asked, from, to, hold.amount(), Choosing.ofPinned(pinned, order.amount()), List.of()));
        cap.keep(booked);
        return booked;
    }

    private Transfer asked(CaptureOrder order, AccountRow from, AccountRow to, Instant now) {
        return new Transfer(
                clock.newId(),
                order.key(),
                TransferKind.CAPTURE,
                from.currency(),
                from.id(),
                to.id(),
                order.amount(),
                null,
                null,
                order.hold(),
                order.actor(),
                order.reason(),
                now);
    }
}
