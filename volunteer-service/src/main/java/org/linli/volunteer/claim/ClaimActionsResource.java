package org.linli.volunteer.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.volunteer.evidence.Position;
import org.linli.volunteer.evidence.WrongCode;

/** What is done to a claim. */
@Path("/v1/claims/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class ClaimActionsResource {

    /** @param reason up to 500 characters */
    @Schema(name = "ClaimReason")
    public record ReasonBody(@Nullable String reason) {}

    /** @param position where whoever serves is; judged against the need's place, never a reason to refuse */
    @Schema(name = "CheckIn")
    public record CheckInBody(@Nullable Position position) {}

    /**
     * @param position where whoever serves is
     * @param code the receiver's, six digits, entered by whoever serves
     */
    @Schema(name = "CheckOut")
    public record CheckOutBody(
            @Nullable Position position, @Nullable String code) {

        @Override
        public String toString() {
            return "CheckOutBody";
        }
    }

    /**
     * @param minutes served, 0 to those the need counts; as checked in and out when left out
     * @param code the volunteer's, six digits, entered by whoever was helped
     */
    @Schema(name = "Attestation")
    public record AttestationBody(
            @Nullable Integer minutes, @Nullable String code) {

        @Override
        public String toString() {
            return "AttestationBody";
        }
    }

    /**
     * @param minutes that count, 0 for none
     * @param reason up to 500 characters
     */
    @Schema(name = "Settlement")
    public record SettlementBody(
            @Nullable Integer minutes, @Nullable String reason) {}

    private final ActingOnClaim acting;
    private final AttestingClaim attesting;
    private final Actors actors;

    ClaimActionsResource(ActingOnClaim acting, AttestingClaim attesting, Actors actors) {
        this.acting = acting;
        this.attesting = attesting;
        this.actors = actors;
    }

    @POST
    @Path("/confirmation")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(summary = "I shall come; before the hold is over")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ClaimViews.Standing.of(acting.confirm(id, IfMatch.required(ifMatch), actors.current()));
    }

    @POST
    @Path("/release")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(summary = "Give the place back, with a reason; before check-in")
    public Response release(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return ClaimViews.Standing.of(
                acting.release(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()));
    }

    @POST
    @Path("/check-in")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(summary = "I am there; from an hour before the window")
    public Response checkIn(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable CheckInBody body) {
        var told = new ShowingEvidence.Told(body == null ? null : body.position(), null);
        return ClaimViews.Standing.of(acting.checkIn(id, IfMatch.required(ifMatch), told, actors.current()));
    }

    @POST
    @Path("/check-out")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(summary = "It is done")
    public Response checkOut(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable CheckOutBody body) {
        var told = body == null ? ShowingEvidence.Told.NOTHING : new ShowingEvidence.Told(body.position(), body.code());
        try {
            return ClaimViews.Standing.of(acting.checkOut(id, IfMatch.required(ifMatch), told, actors.current()));
        } catch (WrongCode wrong) {
            throw wrong.asProblem();
        }
    }

    @POST
    @Path("/attestation")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(summary = "It was so; who proposed the need, or desk of its area, never the claimant")
    public Response attest(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AttestationBody body) {
        try {
            return ClaimViews.Standing.of(attesting.attest(
                    id,
                    IfMatch.required(ifMatch),
                    body == null ? null : body.minutes(),
                    body == null ? null : body.code(),
                    actors.current()));
        } catch (WrongCode wrong) {
            throw wrong.asProblem();
        }
    }

    @POST
    @Path("/dispute")
    @RolesAllowed({"resident", "volunteer", "organisation"})
    @Operation(summary = "It was otherwise; the claimant, or who proposed the need, before it is booked")
    public Response dispute(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return ClaimViews.Standing.of(
                acting.dispute(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()));
    }

    @POST
    @Path("/settlement")
    @RolesAllowed("desk")
    @Operation(summary = "Ends a dispute; desk of the need's area")
    public Response settle(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable SettlementBody body) {
        SettlementBody asked = Asked.body(body);
        return ClaimViews.Standing.of(
                attesting.settle(id, IfMatch.required(ifMatch), asked.minutes(), asked.reason(), actors.current()));
    }
}
