package org.linli.volunteer.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A transfer with all that was decided about it, not written yet.
 *
 * @param from as it stands before, locked
 * @param to as it stands before, locked
 * @param unheld what a captured hold reserved on the account it comes from
 * @param taken from lots of the account it comes from
 * @param restored put back into lots of the account it goes to; amounts are negative
 */
record Movement(
        Transfer transfer, AccountRow from, AccountRow to, long unheld, List<Portion> taken, List<Portion> restored) {

    /** Points that end arrive with their end when the transfer gives them one, or when they are handed on. */
    List<Lots.Arrival> arrivals() {
        LocalDate end = transfer.expiresOn();
        if (to.isIssuing()) {
            return List.of();
        }
        if (end != null) {
            return List.of(new Lots.Arrival(from.id(), end, transfer.amount()));
        }
        return transfer.kind() == TransferKind.TRANSFER
                ? taken.stream()
                        .map(part ->
                                new Lots.Arrival(part.lot().backTo(), part.lot().expiresOn(), part.amount()))
                        .toList()
                : List.of();
    }

    AccountRow fromAfter() {
        return from.entered(-transfer.amount(), unheld, -Portion.sum(taken));
    }

    AccountRow toAfter() {
        long arriving = arrivals().stream().mapToLong(Lots.Arrival::amount).sum();
        return to.entered(transfer.amount(), 0, arriving - Portion.sum(restored));
    }

    List<Portion> portions() {
        List<Portion> all = new ArrayList<>(taken);
        all.addAll(restored);
        return all;
    }
}
