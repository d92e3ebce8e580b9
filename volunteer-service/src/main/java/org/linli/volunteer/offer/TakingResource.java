package org.linli.volunteer.offer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** One use of an offer, asked for a need. */
@Path("/v1/takings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "offers")
public class TakingResource {

    /** @param reason up to 500 characters */
    @Schema(name = "TakingReason")
    public record ReasonBody(@Nullable String reason) {}

    private final ShowingTakings showing;
    private final AnsweringTaking answering;
    private final Actors actors;

    TakingResource(ShowingTakings showing, AnsweringTaking answering, Actors actors) {
        this.showing = showing;
        this.answering = answering;
        this.actors = actors;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation", "auditor"})
    @Operation(summary = "One taking; both sides and the officers of their areas")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakingView.class)))
    public Response taking(@PathParam("id") UUID id) {
        return showing.one(id, actors.current()).asResponse(200);
    }

    @POST
    @Path("/{id}/agreement")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"desk", "organisation"})
    @Operation(summary = "Yes; the unit that offers, or the desk for an offer of its own. No body")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakingView.class)))
    public Response agree(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return TakingView.of(answering.agree(id, IfMatch.required(ifMatch), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/{id}/declining")
    @RolesAllowed({"desk", "organisation"})
    @Operation(summary = "No, with a reason; the unit that offers, or the desk for an offer of its own")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakingView.class)))
    public Response decline(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return TakingView.of(answering.decline(
                        id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(summary = "Give the use back: it is free again; either side, with a reason or without")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakingView.class)))
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return TakingView.of(answering.giveBack(
                        id, IfMatch.required(ifMatch), body == null ? null : body.reason(), actors.current()))
                .asResponse(200);
    }
}
