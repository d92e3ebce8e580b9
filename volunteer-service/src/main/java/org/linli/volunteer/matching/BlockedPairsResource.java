package org.linli.volunteer.matching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.kit.identity.Actors;

/** Who shall not be sent to whom. */
@Path("/v1/people/{id}/blocked-households")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class BlockedPairsResource {

    private final BlockedPairs pairs;
    private final Actors actors;

    BlockedPairsResource(BlockedPairs pairs, Actors actors) {
        this.pairs = pairs;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Households this person is not sent to")
    public List<String> all(@PathParam("id") UUID id) {
        return pairs.of(id, actors.current());
    }

    @PUT
    @Path("/{household}")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Do not send this person to a household; no reason is asked for")
    public void block(@PathParam("id") UUID id, @PathParam("household") String household) {
        pairs.block(id, household, actors.current());
    }

    @DELETE
    @Path("/{household}")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Take it back")
    public void unblock(@PathParam("id") UUID id, @PathParam("household") String household) {
        pairs.unblock(id, household, actors.current());
    }
}
