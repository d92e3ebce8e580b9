package org.linli.volunteer.shop;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * An item as it is shown.
 *
 * @param points for one piece
 * @param stock free pieces
 */
@Schema(name = "ShopItem")
public record ItemView(
        UUID id,
        long version,
        String shop,
        String state,
        String title,
        String currency,
        long points,
        int stock,
        @Nullable Integer perPerson,
        int collectWithinDays,
        @Nullable LocalDate lastDay) {

    static ItemView of(ShopItem item) {
        return new ItemView(
                item.id(),
                item.version(),
                item.shop(),
                item.state().wire(),
                item.title(),
                item.currency().code(),
                item.points(),
                item.stock(),
                item.perPerson(),
                item.collectWithinDays(),
                item.lastDay());
    }

    Response asResponse(int status) {
        return Response.status(status)
                .entity(this)
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }
}
