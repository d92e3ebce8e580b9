package org.linli.intake.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Datum;
import org.linli.intake.area.Point;
import org.linli.intake.idempotency.KeyUse;

/**
 * A report that passed every check and only has to be written.
 *
 * @param volunteer whether the reporter is one: volunteer-service is told whose report it was
 * @param attributes answers as JSON
 * @param place in WGS84
 * @param given the same place as it was given, in {@code datum}
 * @param due when verification lapses; null when none is needed
 * @param traceparent of the request, kept with the report: all that becomes of it goes on there
 * @param key under which a repeated call gets the same answer
 */
record Submission(
        UUID id,
        ReportState state,
        String text,
        String channel,
        String client,
        @Nullable String subject,
        boolean volunteer,
        @Nullable String category,
        List<String> taxonomies,
        String attributes,
        @Nullable Point place,
        @Nullable Point given,
        @Nullable Datum datum,
        @Nullable String address,
        String area,
        @Nullable String contactName,
        @Nullable String contactPhone,
        List<UUID> photos,
        Instant submittedAt,
        @Nullable Instant due,
        @Nullable String traceparent,
        @Nullable KeyUse key) {

    String verification() {
        return state == ReportState.TO_VERIFY ? "required" : "skipped";
    }
}
