package org.linli.care.duplicate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Entries that may be one person. */
@Path("/v1/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("desk")
@Tag(name = "register")
public class DuplicateResource {

    /** @param keep id of the one kept @param reason 1–500 characters */
    @Schema(name = "DuplicateMerge")
    public record MergeBody(@Nullable UUID keep, @Nullable String reason) {}

    /** @param reason 1–500 characters */
    @Schema(name = "DuplicateReason")
    public record ReasonBody(@Nullable String reason) {}

    private final DecidingDuplicate deciding;
    private final PairViews views;
    private final Actors actors;

    DuplicateResource(DecidingDuplicate deciding, PairViews views, Actors actors) {
        this.deciding = deciding;
        this.views = views;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(
            summary = "Entries that may be one person; the desk of either, who sees of the other only where they are")
    public Page<PairViews.PairView> pairs(
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(area, state, limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("desk")
    @Operation(summary = "Two entries that may be one person; the desk of either")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PairViews.PairView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(id, actors.current());
    }

    @POST
    @Path("/{id}/merge")
    @RolesAllowed("desk")
    @Operation(summary = "They are one: keep one of them; the desk over both. Can be undone for 30 days")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PairViews.PairView.class)))
    public Response merge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable MergeBody body) {
        Actor actor = actors.current();
        MergeBody told = Asked.body(body);
        deciding.merge(id, told.keep(), told.reason(), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/dismissal")
    @RolesAllowed("desk")
    @Operation(summary = "They are two people; the desk over both. Found again only when something more is the same")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PairViews.PairView.class)))
    public Response dismiss(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable ReasonBody body) {
        Actor actor = actors.current();
        deciding.dismiss(id, Asked.body(body).reason(), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/undo")
    @RolesAllowed("desk")
    @Operation(summary = "They were two after all: what moved goes back, what came later stays; the desk over both")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PairViews.PairView.class)))
    public Response undo(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable ReasonBody body) {
        Actor actor = actors.current();
        deciding.undo(id, Asked.body(body).reason(), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    private Response answer(UUID id, Actor actor) {
        PairViews.PairView view = views.one(id, actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
