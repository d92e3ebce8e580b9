package org.linli.volunteer.need;

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

/** What is done to a need. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "needs")
public class NeedActionsResource {

    /** @param note up to 500 characters, for the history */
    @Schema(name = "NeedReview")
    public record ReviewBody(@Nullable String note) {}

    /** @param reason up to 500 characters */
    @Schema(name = "NeedWithdrawal")
    public record WithdrawalBody(@Nullable String reason) {}

    private final ReviewingNeed reviewing;
    private final EndingNeed ending;
    private final Actors actors;

    NeedActionsResource(ReviewingNeed reviewing, EndingNeed ending, Actors actors) {
        this.reviewing = reviewing;
        this.ending = ending;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/review")
    @RolesAllowed("desk")
    @Operation(summary = "Found right; desk of its area")
    public Response review(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReviewBody body) {
        return NeedViews.Standing.of(
                reviewing.review(id, IfMatch.required(ifMatch), body == null ? null : body.note(), actors.current()));
    }

    @POST
    @Path("/{id}/opening")
    @RolesAllowed("desk")
    @Operation(summary = "From now on it can be claimed; desk of its area")
    public Response open(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return NeedViews.Standing.of(reviewing.open(id, IfMatch.required(ifMatch), actors.current()));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(summary = "No longer needed, with a reason; who proposed it, or desk of its area")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WithdrawalBody body) {
        return NeedViews.Standing.of(
                ending.withdraw(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()));
    }

    @POST
    @Path("/{id}/confirmation")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(
            summary = "The service was done; who proposed it, or desk of its area",
            description = "Attests what was not attested yet, and books it.")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return NeedViews.Standing.of(ending.confirm(id, IfMatch.required(ifMatch), actors.current()));
    }
}
