package org.linli.care.visit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Visits to read, and single ones to enter. */
@Path("/v1/visits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "visits")
public class VisitResource {

    private final SingleVisit single;
    private final VisitList list;
    private final ReadingVisit reading;
    private final VisitHistory history;
    private final Actors actors;

    VisitResource(SingleVisit single, VisitList list, ReadingVisit reading, VisitHistory history, Actors actors) {
        this.single = single;
        this.list = list;
        this.reading = reading;
        this.history = history;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(summary = "Enter a single visit outside any care plan; the desk of the area")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response enter(SingleVisit.@Nullable Body body) {
        Actor actor = actors.current();
        return answer(Response.Status.CREATED, single.enter(Asked.body(body), actor), actor);
    }

    @GET
    @RolesAllowed({"carer", "desk", "duty-chief", "auditor"})
    @Operation(summary = "Visits of an area, by day; a carer's own of today and no others")
    public Page<VisitView> visits(
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("elder") @Nullable UUID elder,
            @QueryParam("carer") @Nullable UUID carer,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(
                new VisitList.Query(area, state, from, to, elder, carer, false, limit, cursor), actors.current());
    }

    @GET
    @Path("/at-risk")
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "Visits to which nobody has set out although it is time, and those missed today")
    public Page<VisitView> atRisk(
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(
                new VisitList.Query(area, null, null, null, null, null, true, limit, cursor), actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"carer", "desk", "duty-chief", "auditor"})
    @Operation(summary = "One visit; an officer of the area, or its carer on its day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response one(@PathParam("id") String id) {
        return answer(Response.Status.OK, id, actors.current());
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "What was done to a visit, by whom and when; an officer of the area")
    public List<VisitHistory.Line> history(@PathParam("id") String id) {
        return history.of(id, actors.current());
    }

    @GET
    @Path("/{id}/matter")
    @RolesAllowed({"carer", "desk", "volunteer"})
    @Operation(
            summary =
                    "Who is visited and where, in full; its carer on its day, volunteers who help with it, the desk of the area. On record")
    public ReadingVisit.Matter matter(@PathParam("id") String id) {
        return reading.read(id, actors.current());
    }

    private Response answer(Response.Status status, String id, Actor actor) {
        VisitView view = history.seen(id, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
