package org.linli.volunteer.ledger;

import java.util.UUID;

/**
 * Ids of accounts. Locks are taken in their order, so accounts that many transfers meet at sort last and are held
 * shortest: first those of their owners, then issuing ones, then those that take donations. A donation of what is above the
 * cap is decided when the others are locked already: its account comes last anyway.
 */
final class AccountIds {

    private static final long FIRST_BYTE = 0xffL << 56;
    private static final long ISSUING = 0xfeL << 56;
    private static final long DONATION = 0xffL << 56;
    private static final long ALL_BUT_THE_FIRST_BIT = Long.MAX_VALUE;

    private AccountIds() {}

    static UUID of(OwnerKind kind) {
        UUID random = UUID.randomUUID();
        long most = random.getMostSignificantBits();
        long placed = switch (kind) {
            case ISSUING -> most & ~FIRST_BYTE | ISSUING;
            case DONATION -> most & ~FIRST_BYTE | DONATION;
            default -> most & ALL_BUT_THE_FIRST_BIT;
        };
        return new UUID(placed, random.getLeastSignificantBits());
    }
}
