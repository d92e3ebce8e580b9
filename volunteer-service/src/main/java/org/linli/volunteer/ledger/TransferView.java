package org.linli.volunteer.ledger;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A transfer as it was booked. */
@Schema(name = "LedgerTransfer")
public record TransferView(
        UUID id,
        String kind,
        String currency,
        UUID from,
        UUID to,
        long amount,
        @Nullable UUID reverses,
        String reason,
        Instant at) {

    public static TransferView of(Transfer transfer) {
        return new TransferView(
                transfer.id(),
                transfer.kind().code(),
                transfer.currency().code(),
                transfer.from(),
                transfer.to(),
                transfer.amount(),
                transfer.reverses(),
                transfer.reason(),
                transfer.at());
    }
}
