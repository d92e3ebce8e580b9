package org.linli.care.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** What is fixed by hand before a day is planned. */
@Path("/v1/visits/{id}/pin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rosters")
public class PinResource {

    private final Pins pins;
    private final Actors actors;

    PinResource(Pins pins, Actors actors) {
        this.pins = pins;
        this.actors = actors;
    }

    @PUT
    @RolesAllowed("desk")
    @Operation(summary = "Fix who comes, or when, or both, for rosters from now on; the desk of the area")
    public void pin(@PathParam("id") String id, Pins.@Nullable Body body) {
        pins.pin(id, Asked.body(body), actors.current());
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Leave it to the roster again; the desk of the area")
    public void unpin(@PathParam("id") String id) {
        pins.unpin(id, actors.current());
    }
}
