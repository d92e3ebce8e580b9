package org.linli.volunteer.person;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * A certificate as it is shown.
 *
 * @param numberEnd the last four characters of its number; more is never shown
 * @param validTo last day, included; null: it does not end
 * @param state claimed, verified, refused or revoked
 * @param enteredBy subject of whoever entered it: they may not verify it
 */
@Schema(name = "Certificate")
public record CertificateView(
        UUID id,
        long version,
        UUID person,
        String kind,
        String issuer,
        String numberEnd,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static CertificateView of(Certificate c) {
        return new CertificateView(
                c.id(),
                c.version(),
                c.person(),
                c.kind(),
                c.issuer(),
                c.numberEnd(),
                c.validFrom(),
                c.validTo(),
                c.state().wire(),
                c.enteredBy(),
                c.enteredAt(),
                c.decidedBy(),
                c.decidedAt(),
                c.reason());
    }

    Response asResponse(Response.Status status) {
        return Response.status(status)
                .entity(this)
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }
}
