package org.linli.care.carer;

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

/** Who comes: carers, when they work, and when they do not come. */
@Path("/v1/carers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "carers")
public class CarerResource {

    private final KeepingCarer keeping;
    private final TellingAbsence absences;
    private final CarerViews views;
    private final Actors actors;

    CarerResource(KeepingCarer keeping, TellingAbsence absences, CarerViews views, Actors actors) {
        this.keeping = keeping;
        this.absences = absences;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(summary = "Take a carer on; the desk of the area where they serve")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response takeOn(@Nullable CarerBody body) {
        Actor actor = actors.current();
        return answer(Response.Status.CREATED, keeping.takeOn(Asked.body(body), actor), actor);
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "Carers who serve in an area and everything below it")
    public Page<CarerViews.CarerRow> carers(
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(area, limit, cursor, actors.current());
    }

    @GET
    @Path("/me")
    @RolesAllowed("carer")
    @Operation(summary = "The carer who asks")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response me() {
        CarerViews.CarerView view = views.me(actors.current());
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"carer", "desk", "duty-chief", "auditor"})
    @Operation(summary = "One carer; themselves, or an officer of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, id, actors.current());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("desk")
    @Operation(summary = "Tell of a carer anew; the desk of the area. The subject stays")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable CarerBody body) {
        Actor actor = actors.current();
        keeping.change(id, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/leaving")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Let a carer go; the desk of the area. Visits they have stand, and want somebody else")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response leave(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        keeping.move(id, CarerState.LEFT, IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Take a carer back who had left; the desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CarerViews.CarerView.class)))
    public Response comeBack(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        keeping.move(id, CarerState.ACTIVE, IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/{id}/absences")
    @RolesAllowed({"carer", "desk"})
    @Operation(summary = "A carer does not come for a time; themselves, or the desk of the area")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Absence.class)))
    public Response beAway(@PathParam("id") UUID id, TellingAbsence.@Nullable AbsenceBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(absences.tell(id, Asked.body(body), actors.current()))
                .build();
    }

    private Response answer(Response.Status status, UUID id, Actor actor) {
        CarerViews.CarerView view = views.one(id, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
