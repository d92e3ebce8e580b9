package org.linli.volunteer.ledger;

/**
 * What stands under a key.
 *
 * @param from as it stands now, locked
 * @param to as it stands now, locked
 * @param isFirst whether it was written just now; false: it stood there already, and nothing was changed
 */
record Booked(Transfer transfer, AccountRow from, AccountRow to, boolean isFirst) {}
