package org.linli.care.roster;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;

/** What the desk does with a roster. */
@Path("/v1/rosters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rosters")
public class RosterDeskResource {

    private final ApplyingRoster applying;
    private final EndingRoster ending;
    private final RosterViews views;
    private final Actors actors;

    RosterDeskResource(ApplyingRoster applying, EndingRoster ending, RosterViews views, Actors actors) {
        this.applying = applying;
        this.ending = ending;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/stop")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "End the search with the best it has; the desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RosterViews.RosterView.class)))
    public Response stop(@PathParam("id") UUID id) {
        Actor actor = actors.current();
        ending.stop(id, actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/application")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "Make it so: visits are published as it says; what changed since is left and named. The desk of the area")
    public ApplyingRoster.Applied apply(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        return applying.apply(id, IfMatch.required(seen), actors.current());
    }

    @POST
    @Path("/{id}/discarding")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "It is not wanted; the desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RosterViews.RosterView.class)))
    public Response discard(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        ending.discard(id, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    private Response answer(UUID id, Actor actor) {
        RosterViews.RosterView view = views.one(id, actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
