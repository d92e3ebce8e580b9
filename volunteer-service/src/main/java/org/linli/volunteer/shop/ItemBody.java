package org.linli.volunteer.shop;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item as a shop lists it.
 *
 * @param title 1–100 characters
 * @param currency {@code community-points} or {@code unit-points}
 * @param points for one piece, 1–1,000,000
 * @param stock pieces, 0–1,000,000
 * @param perPerson most pieces of one person; no limit when left out
 * @param collectWithinDays how long a code can be entered, 1–90; 14 when left out
 * @param lastDay on which it can be redeemed; no end when left out
 */
@Schema(name = "ShopItemTold")
public record ItemBody(
        @Nullable String title,
        @Nullable String currency,
        @Nullable Long points,
        @Nullable Integer stock,
        @Nullable Integer perPerson,
        @Nullable Integer collectWithinDays,
        @Nullable LocalDate lastDay) {}
