package org.linli.care.careplan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
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
import org.linli.kit.problem.Asked;

/** What was agreed with people, as it recurs. */
@Path("/v1/care-items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "care-plans")
public class CareItemResource {

    private final EditingItem editing;
    private final MovingItem moving;
    private final ItemViews views;
    private final Actors actors;

    CareItemResource(EditingItem editing, MovingItem moving, ItemViews views, Actors actors) {
        this.editing = editing;
        this.moving = moving;
        this.views = views;
        this.actors = actors;
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"grid-worker", "desk", "duty-chief"})
    @Operation(summary = "One item; the grid's worker, officers of the area")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, id, List.of(), actors.current());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "Agree anew on one occurrence, on this and all that follow, or on the whole item; what is published stays and is told")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response edit(
            @PathParam("id") UUID id,
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("on") @Nullable LocalDate on,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable ItemBody body) {
        Actor actor = actors.current();
        EditingItem.Edited edited = editing.edit(id, scope, on, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, edited.item(), edited.kept(), actor);
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed("desk")
    @Operation(summary = "Pause an item; its visits ahead are suspended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response pause(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            MovingItem.@Nullable PauseBody body) {
        Actor actor = actors.current();
        return answer(Response.Status.OK, id, moving.pause(id, Asked.body(body), IfMatch.required(seen), actor), actor);
    }

    @POST
    @Path("/{id}/resumption")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Let an item go on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response resume(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        return answer(Response.Status.OK, id, moving.resume(id, IfMatch.required(seen), actor), actor);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed("desk")
    @Operation(summary = "End an item with a last day; visits agreed on for later are told")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response end(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            MovingItem.@Nullable EndBody body) {
        Actor actor = actors.current();
        return answer(Response.Status.OK, id, moving.end(id, Asked.body(body), IfMatch.required(seen), actor), actor);
    }

    private Response answer(Response.Status status, UUID id, List<PlannedVisits.Kept> kept, Actor actor) {
        ItemViews.ItemView view = views.one(id, kept, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
