package org.linli.volunteer.person;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/**
 * A person as whoever may look at them sees them. Only they themselves and the desk of their area see the name whole,
 * household, birth year, home and earlier memberships.
 *
 * @param state active, paused or left
 * @param name whole, or its first character
 * @param phone its first three and last four digits; the whole of it is read from {@code /contact}
 * @param signsIn false: others act for them
 * @param consents what they agree to now, by kind
 * @param memberships of community and work unit, with their times
 * @param samePhone for the desk: others of its areas with the same phone; a family, or one person registered twice
 * @param possible what I could do with the profile's state now
 */
@Schema(name = "Person")
public record PersonView(
        UUID id,
        long version,
        String state,
        String name,
        @Nullable String phone,
        boolean signsIn,
        String area,
        @Nullable String workUnit,
        @Nullable String household,
        @Nullable Integer birthYear,
        List<String> languages,
        int weeklyCapMinutes,
        @Nullable Home home,
        List<String> skills,
        Map<String, Boolean> consents,
        List<MembershipView> memberships,
        List<UUID> samePhone,
        List<String> possible) {

    /**
     * One membership.
     *
     * @param kind community or work-unit
     * @param to null: still
     */
    @Schema(name = "Membership")
    public record MembershipView(
            String kind,
            String code,
            Instant from,
            @Nullable Instant to) {}

    Response asResponse(Response.Status status) {
        return Response.status(status)
                .entity(this)
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }

    @Override
    public String toString() {
        return "PersonView[" + id + "]";
    }
}
