package org.linli.intake.importing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the past.
 *
 * @param source the system they come from, {@code [a-z0-9-]{1,40}}; with {@code externalId} it makes a report one
 * @param rows at most 500
 */
@Schema(name = "Import")
public record ImportBody(@Nullable String source, @Nullable List<@Nullable Row> rows) {

    /**
     * One report. Times are RFC 3339; a time without a zone is the city's.
     *
     * @param externalId 1–200 characters
     * @param text 1–10,000 characters
     * @param subject subject line, at most 500 characters
     * @param area code; without it the longest name of an area found in subject and text, else the city
     * @param category code of a leaf
     * @param answer what the reporter was told, at most 20,000 characters
     * @param decisions what was decided when; without it the answer is the close on record
     */
    @Schema(name = "ImportRow")
    public record Row(
            @Nullable String externalId,
            @Nullable String text,
            @Nullable String subject,
            @Nullable String submittedAt,
            @Nullable String address,
            @Nullable String area,
            @Nullable String category,
            @Nullable String answer,
            @Nullable String answeredAt,
            @Nullable Decisions decisions) {}

    /** Times of decisions; what is missing did not happen. */
    @Schema(name = "ImportDecisions")
    public record Decisions(
            @Nullable String filedAt,
            @Nullable String declinedAt,
            @Nullable String dispatchedAt,
            @Nullable String reportedBackAt,
            @Nullable String checkedAt,
            @Nullable String closedAt) {}
}
