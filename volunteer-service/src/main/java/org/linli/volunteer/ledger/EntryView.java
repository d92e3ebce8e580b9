package org.linli.volunteer.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transfer.
 *
 * @param number of the entry on its account, from 1
 * @param kind earn, spend, transfer, donate, settle, capture, expire or reversal
 * @param amount signed: negative takes from the account
 * @param balance after it
 * @param other account on the other side
 * @param expiresOn last day on which what it credits can be spent; null: no end
 * @param reverses transfer it undoes
 */
@Schema(name = "LedgerEntry")
public record EntryView(
        long number,
        UUID transferId,
        String kind,
        String currency,
        long amount,
        long balance,
        UUID other,
        @Nullable LocalDate expiresOn,
        @Nullable UUID reverses,
        String reason,
        Instant at) {}
