package org.linli.volunteer.backentry;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * A back entry as it is shown. Desk and auditor see all of it; who lives or works there sees what was entered, for whom by a
 * masked name, and by which hands.
 *
 * @param state proposed, booked or refused
 * @param name first character only
 * @param personId for desk and auditor
 * @param community for desk and auditor, and whoever is of it too
 * @param unit the same
 * @param reason for desk and auditor: words may name somebody
 * @param entered whose hand it was
 * @param decided who approved or refused; null as long as nobody did
 */
@Schema(name = "BackEntry")
public record BackEntryView(
        UUID id,
        long version,
        String state,
        String name,
        @Nullable UUID personId,
        @Nullable String community,
        @Nullable String unit,
        String kind,
        LocalDate day,
        int minutes,
        @Nullable String reason,
        Officer entered,
        @Nullable Officer decided,
        @Nullable String decisionReason) {

    /**
     * An officer, without their name.
     *
     * @param role always desk
     * @param area code of the area of the posting by which they acted
     * @param mark eight digits that are the same for the same officer wherever they appear, and tell nothing else
     */
    @Schema(name = "BackEntryOfficer")
    public record Officer(String role, String area, String mark, Instant at) {}

    Response asResponse(Response.Status status) {
        return Response.status(status)
                .entity(this)
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }
}
