package org.linli.volunteer.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was moved, for ever.
 *
 * @param expiresOn last day on which what it credited can be spent; null: no end
 * @param reverses the transfer it undoes
 * @param hold the hold it captured
 */
public record Transfer(
        UUID id,
        String key,
        TransferKind kind,
        Currency currency,
        UUID from,
        UUID to,
        long amount,
        @Nullable LocalDate expiresOn,
        @Nullable UUID reverses,
        @Nullable UUID hold,
        String actor,
        String reason,
        Instant at) {

    /** Whether both ask for the same; who asked and when is no part of it. */
    boolean asksTheSameAs(Transfer other) {
        return kind == other.kind
                && from.equals(other.from)
                && to.equals(other.to)
                && amount == other.amount
                && Objects.equals(expiresOn, other.expiresOn)
                && Objects.equals(reverses, other.reverses)
                && Objects.equals(hold, other.hold)
                && reason.equals(other.reason);
    }
}
