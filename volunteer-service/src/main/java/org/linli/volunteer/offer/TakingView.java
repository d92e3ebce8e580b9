package org.linli.volunteer.offer;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * A taking as the API shows it.
 *
 * @param version for {@code If-Match}, as the ETag
 * @param reason why it was declined or given back; a code when the service did it
 */
@Schema(name = "Taking")
public record TakingView(
        UUID id,
        long version,
        String state,
        UUID offerId,
        UUID needId,
        Instant askedAt,
        @Nullable Instant agreedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    static TakingView of(Taking taking) {
        return new TakingView(
                taking.id(),
                taking.version(),
                taking.state().wire(),
                taking.offerId(),
                taking.needId(),
                taking.askedAt(),
                taking.agreedAt(),
                taking.endedAt(),
                taking.reason());
    }

    Response asResponse(int status) {
        return Response.status(status)
                .entity(this)
                .header("ETag", IfMatch.etag(version))
                .build();
    }
}
