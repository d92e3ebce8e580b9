package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives points whose day is over back to who issued them, as far as nothing reserves them. */
@ApplicationScoped
class Expiring {

    private static final String SYSTEM = "system:volunteer";
    private static final String REASON = "last-day-over";

    private final Accounts accounts;
    private final Lots lots;
    private final Booking booking;
    private final LedgerClock clock;

    Expiring(Accounts accounts, Lots lots, Booking booking, LedgerClock clock) {
        this.accounts = accounts;
        this.lots = lots;
        this.booking = booking;
        this.clock = clock;
    }

    /** Everything on an account that is over. Issuing accounts come after all others in the order of locks. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(UUID account) {
        LocalDate today = clock.today();
        AccountRow holder = accounts.lock(Set.of(account)).of(account);
        List<Lot> over = lots.of(holder).stream()
                .filter(lot -> lot.isOver(today) && lot.free() > 0)
                .toList();
        Map<UUID, AccountRow> issuers = new HashMap<>();
        accounts.lock(over.stream().map(Lot::backTo).collect(Collectors.toSet()))
                .rows()
                .forEach(issuer -> issuers.put(issuer.id(), issuer));
        for (Lot lot : over) {
            Booked booked = book(lot, holder, issuers.get(lot.backTo()));
            holder = booked.from();
            issuers.put(lot.backTo(), booked.to());
        }
    }

    private Booked book(Lot lot, AccountRow holder, AccountRow issuer) {
        Transfer back = new Transfer(
                clock.newId(),
                "expire/" + lot.id() + "/" + holder.version(),
                TransferKind.EXPIRE,
                holder.currency(),
                holder.id(),
                issuer.id(),
                lot.free(),
                null,
                null,
                null,
                SYSTEM,
                REASON,
                clock.now());
        return booking.book(new Movement(back, holder, issuer, 0, List.of(new Portion(lot, lot.free(), 0)), List.of()));
    }
}
