package org.linli.care.roster;

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

/** Rosters: a day of an area planned, offered, explained, and applied by whoever answers for it. */
@Path("/v1/rosters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rosters")
public class RosterResource {

    private final AskingForRoster asking;
    private final PlanningRoster planning;
    private final RosterViews views;
    private final ExplainingRoster explaining;
    private final Actors actors;

    RosterResource(
            AskingForRoster asking,
            PlanningRoster planning,
            RosterViews views,
            ExplainingRoster explaining,
            Actors actors) {
        this.asking = asking;
        this.planning = planning;
        this.views = views;
        this.explaining = explaining;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(summary = "Have a day of an area planned in the background; the desk of the area")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RosterViews.RosterView.class)))
    public Response ask(@Nullable RosterBody body) {
        Actor actor = actors.current();
        UUID id = asking.ask(Asked.body(body), actor);
        planning.begin(id);
        RosterViews.RosterView view = views.one(id, actor);
        return Response.status(Response.Status.CREATED)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "Rosters of one's areas, latest first")
    public Page<RosterViews.RosterRow> rosters(
            @QueryParam("area") @Nullable String area,
            @QueryParam("day") @Nullable LocalDate day,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(area, day, limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "How far a roster is, and what it offers; an officer of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RosterViews.RosterView.class)))
    public Response one(@PathParam("id") UUID id) {
        RosterViews.RosterView view = views.one(id, actors.current());
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @Path("/{id}/visits/{visit}")
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(
            summary =
                    "Why a visit is where it is, and where else it could be; with a carer: the rules that keep them from it")
    public ExplainingRoster.ExplanationView explain(
            @PathParam("id") UUID id, @PathParam("visit") String visit, @QueryParam("carer") @Nullable UUID carer) {
        return explaining.explain(id, visit, carer, actors.current());
    }
}
