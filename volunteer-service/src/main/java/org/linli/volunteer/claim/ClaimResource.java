package org.linli.volunteer.claim;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;

/** Claims by themselves. */
@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class ClaimResource {

    private final ClaimList list;
    private final Actors actors;

    ClaimResource(ClaimList list, Actors actors) {
        this.list = list;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("volunteer")
    @Operation(summary = "The caller's own claims, the newest at the top")
    public Page<ClaimViews.Whole> own(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        return list.own(limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "One claim: one's own, or on a need one overlooks")
    public Response one(@PathParam("id") UUID id) {
        ClaimViews.Whole claim = list.one(id, actors.current());
        return Response.ok(claim).header("ETag", IfMatch.etag(claim.version())).build();
    }
}
