package org.linli.intake.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.report.ReportEvents.History;

/** A row that passed every check. */
record PastReport(
        UUID id,
        String externalId,
        String text,
        @Nullable String heading,
        Instant submittedAt,
        @Nullable String address,
        String area,
        @Nullable String category,
        List<String> taxonomies,
        @Nullable Instant answeredAt,
        History history) {}
