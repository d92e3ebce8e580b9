package org.linli.volunteer.claim;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.IfMatch;

/** Claims as the API shows them. */
public final class ClaimViews {

    private ClaimViews() {}

    /**
     * A claim.
     *
     * @param credit {@code team} when the minutes are the team's, else {@code person}
     * @param place which of the need's places; null before the draw
     * @param heldUntil confirm before then
     * @param minutes served; null before check-out
     * @param evidence grade 0–4 of what the minutes stand on; null before they are attested
     */
    @Schema(name = "Claim")
    public record Whole(
            UUID id,
            long version,
            UUID needId,
            String needState,
            UUID personId,
            @Nullable UUID teamId,
            String credit,
            String state,
            @Nullable Integer place,
            Instant claimedAt,
            boolean claimedForThem,
            @Nullable Instant heldUntil,
            @Nullable Instant confirmedAt,
            @Nullable Instant checkedInAt,
            @Nullable Instant checkedOutAt,
            @Nullable Instant attestedAt,
            @Nullable Integer minutes,
            @Nullable Integer evidence,
            @Nullable Instant endedAt) {

        static Whole of(Claim claim, String needState, @Nullable String subject) {
            return new Whole(
                    claim.id(),
                    claim.version(),
                    claim.needId(),
                    needState,
                    claim.personId(),
                    claim.teamId(),
                    claim.isCreditedToTeam() ? "team" : "person",
                    claim.state().wire(),
                    claim.place(),
                    claim.claimedAt(),
                    !claim.claimedBy().equals(subject),
                    claim.heldUntil(),
                    claim.confirmedAt(),
                    claim.checkedInAt(),
                    claim.checkedOutAt(),
                    claim.attestedAt(),
                    claim.minutes(),
                    claim.evidence(),
                    claim.endedAt());
        }
    }

    /** Where a claim and its need stand after an action. */
    @Schema(name = "ClaimStanding")
    public record Standing(
            UUID id,
            long version,
            UUID needId,
            String state,
            @Nullable Integer place,
            @Nullable Instant heldUntil,
            @Nullable Integer minutes,
            String needState) {

        static Standing of(Claim claim, String needState) {
            return new Standing(
                    claim.id(),
                    claim.version(),
                    claim.needId(),
                    claim.state().wire(),
                    claim.place(),
                    claim.heldUntil(),
                    claim.minutes(),
                    needState);
        }

        static Response of(Claims.Held held) {
            return Response.ok(of(held.claim(), held.file().need().state().wire()))
                    .header("ETag", IfMatch.etag(held.claim().version()))
                    .build();
        }
    }
}
