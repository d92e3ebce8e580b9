package org.linli.volunteer.shop;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.ledger.Currency;

/**
 * What a shop gives for points.
 *
 * @param currency community or unit points
 * @param points for one piece, 1–1,000,000
 * @param stock free pieces
 * @param perPerson most pieces of one person; null: no limit
 * @param collectWithinDays 1–90
 * @param lastDay on which it can be redeemed, in the city's zone; null: no end
 */
record ShopItem(
        UUID id,
        long version,
        String shop,
        ItemState state,
        String title,
        Currency currency,
        long points,
        int stock,
        @Nullable Integer perPerson,
        int collectWithinDays,
        @Nullable LocalDate lastDay) {

    boolean isOver(LocalDate today) {
        return lastDay != null && today.isAfter(lastDay);
    }

    ShopItem standing(ItemState next, int free) {
        return new ShopItem(
                id, version + 1, shop, next, title, currency, points, free, perPerson, collectWithinDays, lastDay);
    }
}
