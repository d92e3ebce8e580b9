package org.linli.care.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** Who is not sent to whom. */
@Path("/v1/exclusions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rosters")
public class ExclusionResource {

    private final Exclusions exclusions;
    private final Actors actors;

    ExclusionResource(Exclusions exclusions, Actors actors) {
        this.exclusions = exclusions;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(summary = "Who is not sent to whom, in one's own areas")
    public List<Exclusions.ExclusionView> standing() {
        return exclusions.standing(actors.current());
    }

    @POST
    @RolesAllowed("desk")
    @Operation(summary = "This carer is not sent to this person any more; the desk of where they live")
    public Response exclude(Exclusions.@Nullable Body body) {
        UUID id = exclusions.exclude(Asked.body(body), actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("id", id.toString()))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "They may be sent again; the desk of where that person lives")
    public void lift(@PathParam("id") UUID id) {
        exclusions.lift(id, actors.current());
    }
}
