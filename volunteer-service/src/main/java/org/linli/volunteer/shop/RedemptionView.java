package org.linli.volunteer.shop;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * A redemption as it is shown.
 *
 * @param person null for the shop: whoever has the code may collect
 * @param points for all pieces
 * @param pickUpCode only for who redeemed, and as long as it is reserved
 * @param collectBy from then on the code is over
 */
@Schema(name = "Redemption")
public record RedemptionView(
        UUID id,
        long version,
        UUID item,
        String title,
        String shop,
        @Nullable UUID person,
        int count,
        String currency,
        long points,
        String state,
        @Nullable String pickUpCode,
        Instant reservedAt,
        Instant collectBy,
        @Nullable Instant endedAt) {

    /** @param code null where it is not the reader's */
    static RedemptionView of(Redemption redemption, boolean forShop, @Nullable String code) {
        return new RedemptionView(
                redemption.id(),
                redemption.version(),
                redemption.item(),
                redemption.title(),
                redemption.shop(),
                forShop ? null : redemption.person(),
                redemption.count(),
                redemption.currency().code(),
                redemption.points(),
                redemption.state().wire(),
                redemption.state() == RedemptionState.RESERVED ? code : null,
                redemption.reservedAt(),
                redemption.collectBy(),
                redemption.endedAt());
    }

    Response asResponse(int status) {
        return Response.status(status)
                .entity(this)
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }
}
