package org.linli.volunteer.team;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Teams: the team claims, its members serve. */
@Path("/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "teams")
public class TeamResource {

    private final FoundingTeam founding;
    private final TeamMembers members;
    private final TeamList list;
    private final Actors actors;

    TeamResource(FoundingTeam founding, TeamMembers members, TeamList list, Actors actors) {
        this.founding = founding;
        this.members = members;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"desk", "organisation"})
    @Operation(summary = "Found a team with its leader; the desk of its area, or the organisation of its unit")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TeamList.TeamView.class)))
    public Response found(FoundingTeam.@Nullable TeamBody body) {
        Team team = founding.found(Asked.body(body), actors.current());
        return answer(Response.Status.CREATED, team.id());
    }

    @GET
    @RolesAllowed({"resident", "volunteer", "desk", "organisation", "auditor"})
    @Operation(summary = "Teams, of an area and everything below it, vouching for a skill")
    public Page<TeamList.TeamView> teams(
            @QueryParam("area") @Nullable String area,
            @QueryParam("skill") @Nullable String skill,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(area, skill, limit, cursor);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation", "auditor"})
    @Operation(summary = "One team")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TeamList.TeamView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, id);
    }

    @GET
    @Path("/{id}/members")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(summary = "Who is in a team now; its members, its leader, its organisation, the desk of its area")
    public List<TeamList.MemberView> members(@PathParam("id") UUID id) {
        return list.members(id, actors.current());
    }

    @PUT
    @Path("/{id}/members/{person}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(summary = "Take somebody in; its leader, its organisation, the desk of its area. No body")
    public void takeIn(@PathParam("id") UUID id, @PathParam("person") UUID person) {
        members.takeIn(id, person, actors.current());
    }

    @DELETE
    @Path("/{id}/members/{person}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(
            summary =
                    "Let somebody go; themselves, its leader, its organisation, the desk of its area. The leader stays")
    public void letGo(@PathParam("id") UUID id, @PathParam("person") UUID person) {
        members.letGo(id, person, actors.current());
    }

    private Response answer(Response.Status status, UUID id) {
        TeamList.TeamView view = list.one(id);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
