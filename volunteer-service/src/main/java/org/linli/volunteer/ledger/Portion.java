package org.linli.volunteer.ledger;

/**
 * A part of a lot that a transfer takes.
 *
 * @param amount taken; negative: put back
 * @param unpinned no longer reserved by the hold that is captured
 */
record Portion(Lot lot, long amount, long unpinned) {

    static long sum(Iterable<Portion> portions) {
        long sum = 0;
        for (Portion portion : portions) {
            sum += portion.amount();
        }
        return sum;
    }
}
