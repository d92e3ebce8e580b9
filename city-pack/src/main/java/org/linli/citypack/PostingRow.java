package org.linli.citypack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a post (postings.csv). Area or unit or both are given, as the role demands.
 *
 * @param subject {@code sub} of the person's token, a UUID in lower case
 * @param from first day on which it holds, in the city's zone
 * @param to first day on which it no longer holds; null = open
 */
public record PostingRow(
        String id,
        String subject,
        String name,
        @Nullable String phone,
        String role,
        String titleZh,
        String titleEn,
        @Nullable String area,
        @Nullable String unit,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the posting holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
