package org.linli.volunteer.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.volunteer.ledger.Currency;

/**
 * What the city settled with a shop at once.
 *
 * @param until what was collected before this moment and not settled yet
 */
@Schema(name = "ShopSettlement")
public record Settlement(UUID id, String shop, Instant until, long communityPoints, long unitPoints, Instant at) {

    /** A redemption it covers. */
    @Schema(name = "ShopSettlementLine")
    public record Line(
            UUID redemption, UUID item, String title, int count, String currency, long points, Instant collectedAt) {}

    /** A settlement with what it covers. */
    @Schema(name = "ShopStatement")
    public record Statement(Settlement settlement, List<Line> lines) {}

    Map<Currency, Long> amounts() {
        return Map.of(Currency.COMMUNITY_POINTS, communityPoints, Currency.UNIT_POINTS, unitPoints);
    }
}
