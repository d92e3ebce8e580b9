package org.linli.care.visit;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;

/** What carers do on their visits of today. */
@Path("/v1/visits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "visits")
public class VisitCarerResource {

    private final GoingOnVisit going;
    private final VisitHistory history;
    private final Actors actors;

    VisitCarerResource(GoingOnVisit going, VisitHistory history, Actors actors) {
        this.going = going;
        this.history = history;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/setting-out")
    @RolesAllowed("carer")
    @Operation(summary = "The carer sets out")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response setOut(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(id, GoingOnVisit.Act.SET_OUT, told == null ? Told.NOTHING : told, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/arrival")
    @RolesAllowed("carer")
    @Operation(summary = "The carer stands at the door")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response arrive(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(id, GoingOnVisit.Act.ARRIVE, told == null ? Told.NOTHING : told, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/finishing")
    @RolesAllowed("carer")
    @Operation(summary = "The carer is done: tasks, and perhaps a note")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response finish(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(id, GoingOnVisit.Act.FINISH, told == null ? Told.NOTHING : told, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/no-answer")
    @RolesAllowed("carer")
    @Operation(summary = "Nobody opens: an alarm begins")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response nobodyOpens(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(
                id, GoingOnVisit.Act.NOBODY_OPENS, told == null ? Told.NOTHING : told, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/opening")
    @RolesAllowed("carer")
    @Operation(summary = "Somebody opened after all")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response openedAfterAll(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(
                id,
                GoingOnVisit.Act.OPENED_AFTER_ALL,
                told == null ? Told.NOTHING : told,
                IfMatch.required(seen),
                actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed("carer")
    @Operation(summary = "The carer is turned away, and says why")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response refuse(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable Told told) {
        Actor actor = actors.current();
        going.online(id, GoingOnVisit.Act.REFUSE, told == null ? Told.NOTHING : told, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    private Response answer(String id, Actor actor) {
        VisitView view = history.seen(id, actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
