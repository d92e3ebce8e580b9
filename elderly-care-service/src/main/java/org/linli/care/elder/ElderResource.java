package org.linli.care.elder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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

/** The register of who is cared for. */
@Path("/v1/elders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "register")
public class ElderResource {

    /** @param reason {@code moved} or {@code deceased} */
    @Schema(name = "ElderLeaving")
    public record LeavingBody(@Nullable String reason) {}

    private final RegisteringElder registering;
    private final ChangingElder changing;
    private final ElderViews views;
    private final Actors actors;

    ElderResource(RegisteringElder registering, ChangingElder changing, ElderViews views, Actors actors) {
        this.registering = registering;
        this.changing = changing;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "Register somebody, with their consent; the grid worker of the grid, or the desk of the area")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable ElderBody body) {
        Actor actor = actors.current();
        return answer(Response.Status.CREATED, registering.register(Asked.body(body), key, actor), actor);
    }

    @GET
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor"})
    @Operation(summary = "People of an area and everything below it; phones and ID numbers are in no list")
    public Page<ElderView.Row> elders(
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("living") @Nullable String living,
            @QueryParam("ageFrom") @Nullable Integer ageFrom,
            @QueryParam("name") @Nullable String name,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(new ElderViews.Query(area, state, living, ageFrom, name, limit, cursor), actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor"})
    @Operation(summary = "One person; an officer of the area. Phone and ID number masked, by role")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, id, actors.current());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "Tell of somebody anew; an ID number, phone or insurances left out stay as they were")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable ElderBody body) {
        Actor actor = actors.current();
        changing.change(id, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/absence")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "They are not at home for a time: their visits are suspended")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response goAway(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            ChangingElder.@Nullable AbsenceBody body) {
        Actor actor = actors.current();
        changing.goAway(id, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "They are back: their visits are drafts again. From having left: the desk only")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response comeBack(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        changing.comeBack(id, IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/leaving")
    @RolesAllowed("desk")
    @Operation(summary = "They moved away or died; the desk of the area")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderView.class)))
    public Response leave(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable LeavingBody body) {
        Actor actor = actors.current();
        changing.leave(id, Asked.body(body).reason(), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    private Response answer(Response.Status status, UUID id, Actor actor) {
        ElderView view = views.one(id, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
