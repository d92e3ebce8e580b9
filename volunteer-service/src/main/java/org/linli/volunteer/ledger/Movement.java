package org.linli.volunteer.ledger;

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
    long arrivingDated() {
        if (to.isIssuing()) {
            return 0;
        }
        return transfer.expiresOn() != null ? transfer.amount() : keepsEnds() ? Portion.sum(taken) : 0;
    }

    boolean keepsEnds() {
        return transfer.kind() == TransferKind.TRANSFER && transfer.expiresOn() == null && !to.isIssuing();
    }

    AccountRow fromAfter() {
        return from.entered(-transfer.amount(), unheld, -Portion.sum(taken));
    }

    AccountRow toAfter() {
        return to.entered(transfer.amount(), 0, arrivingDated() - Portion.sum(restored));
    }

    List<Portion> portions() {
        List<Portion> all = new ArrayList<>(taken);
        all.addAll(restored);
        return all;
    }
}
