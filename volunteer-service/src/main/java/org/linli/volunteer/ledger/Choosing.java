package org.linli.volunteer.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which points are taken or reserved: what ends first, and last what has no end. Plain arithmetic, no database. */
final class Choosing {

    private Choosing() {}

    /**
     * The portions of lots that make up an amount, the rest of it having no end; empty when what is free does not suffice.
     *
     * @param lots of the account, what ends first at the head
     * @param broughtBy its lots come first and count although their day is over; null: nobody's
     */
    static Optional<List<Portion>> choose(
            AccountRow account, List<Lot> lots, long amount, LocalDate today, @Nullable UUID broughtBy) {
        if (account.isIssuing()) {
            return Optional.of(List.of());
        }
        List<Lot> usable = lots.stream()
                .filter(lot -> lot.transfer().equals(broughtBy) || !lot.isOver(today))
                .sorted(Comparator.comparing(lot -> !lot.transfer().equals(broughtBy)))
                .toList();
        List<Portion> chosen = new ArrayList<>();
        long open = amount;
        for (Lot lot : usable) {
            long part = Math.min(open, lot.free());
            if (part > 0) {
                chosen.add(new Portion(lot, part, 0));
                open -= part;
            }
        }
        return open <= freeWithoutEnd(account, lots) ? Optional.of(chosen) : Optional.empty();
    }

    private static long freeWithoutEnd(AccountRow account, List<Lot> lots) {
        long pinned = lots.stream().mapToLong(Lot::held).sum();
        return account.balance() - account.dated() - (account.held() - pinned);
    }

    /** What a captured part of a hold takes from the lots it reserves, all of which are unpinned. */
    static List<Portion> ofPinned(List<Portion> pinned, long amount) {
        List<Portion> taken = new ArrayList<>();
        long open = amount;
        for (Portion pin : pinned) {
            long part = Math.min(open, pin.unpinned());
            taken.add(new Portion(pin.lot(), part, pin.unpinned()));
            open -= part;
        }
        return taken;
    }
}
