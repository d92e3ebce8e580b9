package org.linli.volunteer.owndata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.person.Kept;

/**
 * All that is kept of a person.
 *
 * @param blockedHouseholds keys of households they shall not be sent to
 * @param needs they proposed for themselves or others for them, with whom to ask for
 * @param others rows of every further table that refers to the person, by table
 */
@Schema(name = "OwnData")
public record OwnData(
        Instant exportedAt,
        Kept person,
        List<TeamKept> teams,
        List<String> blockedHouseholds,
        List<NeedKept> needs,
        List<ClaimKept> claims,
        List<AccountKept> accounts,
        @Schema(type = SchemaType.OBJECT) Map<String, List<JsonNode>> others) {

    /** @param to null: still */
    @Schema(name = "TeamKept")
    public record TeamKept(
            UUID team,
            String name,
            boolean leads,
            Instant from,
            @Nullable Instant to) {}

    /** Whom to ask for, and where, is gone some time after the need ended. */
    @Schema(name = "NeedKept")
    public record NeedKept(
            UUID id,
            String state,
            String kind,
            String title,
            @Nullable String details,
            String area,
            @Nullable String household,
            Instant beginsAt,
            Instant endsAt,
            Instant createdAt,
            @Nullable String contactName,
            @Nullable String contactPhone,
            @Nullable String contactAddress,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /**
     * @param minutes served
     * @param cameMetres how far from the place they were at check-in; where they were is not kept
     */
    @Schema(name = "ClaimKept")
    public record ClaimKept(
            UUID id,
            UUID needId,
            @Nullable UUID teamId,
            String state,
            Instant claimedAt,
            @Nullable Instant checkedInAt,
            @Nullable Instant checkedOutAt,
            @Nullable Integer minutes,
            @Nullable Integer evidence,
            @Nullable Boolean cameFits,
            @Nullable Integer cameMetres,
            @Nullable Boolean leftFits,
            @Nullable Integer leftMetres,
            @Nullable String reason,
            @Nullable Instant endedAt) {}

    /** @param held reserved, and part of the balance */
    @Schema(name = "AccountKept")
    public record AccountKept(UUID id, String currency, long balance, long held, List<EntryKept> entries) {}

    /** @param amount negative: it went away */
    @Schema(name = "EntryKept")
    public record EntryKept(
            long number,
            String kind,
            long amount,
            long balance,
            Instant at,
            @Nullable LocalDate expiresOn,
            String reason) {}

    /** Personal data from end to end: what gets into a log says who, and nothing else. */
    @Override
    public String toString() {
        return "OwnData[" + person.id() + "]";
    }
}
