package org.linli.volunteer.ledger;

import java.util.UUID;

/**
 * An account as it stands, its row locked by the running transaction.
 *
 * @param held reserved by open holds, part of the balance
 * @param dated lies in lots that end, part of the balance
 * @param version number of the latest entry
 */
record AccountRow(
        UUID id,
        OwnerKind ownerKind,
        String owner,
        Currency currency,
        long balance,
        long held,
        long dated,
        long version) {

    boolean isIssuing() {
        return ownerKind == OwnerKind.ISSUING;
    }

    /** Minutes of a person are capped. */
    boolean isCapped() {
        return ownerKind == OwnerKind.PERSON && currency == Currency.MINUTES;
    }

    boolean is(AccountRef ref) {
        return ownerKind == ref.kind() && owner.equals(ref.owner()) && currency == ref.currency();
    }

    /**
     * After its next entry.
     *
     * @param amount signed
     * @param unheld no longer reserved from now on
     * @param datedMore into lots; negative: out of lots
     */
    AccountRow entered(long amount, long unheld, long datedMore) {
        return new AccountRow(
                id,
                ownerKind,
                owner,
                currency,
                Math.addExact(balance, amount),
                held - unheld,
                dated + datedMore,
                version + 1);
    }
}
