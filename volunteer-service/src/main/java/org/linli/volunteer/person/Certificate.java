package org.linli.volunteer.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certificate's row, without its number.
 *
 * @param numberEnd last four characters of the number
 * @param validTo last day, included; null: it does not end
 */
record Certificate(
        UUID id,
        long version,
        UUID person,
        String kind,
        String issuer,
        String numberEnd,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        CertificateState state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
