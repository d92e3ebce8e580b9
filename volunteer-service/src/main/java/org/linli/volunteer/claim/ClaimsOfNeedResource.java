package org.linli.volunteer.claim;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;

/** Who takes which place of a need. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class ClaimsOfNeedResource {

    /** @param person for whom the desk claims; the caller when left out */
    @Schema(name = "Claiming")
    public record ClaimingBody(@Nullable UUID person) {}

    private final ClaimingNeed claiming;
    private final ClaimList list;
    private final Actors actors;

    ClaimsOfNeedResource(ClaimingNeed claiming, ClaimList list, Actors actors) {
        this.claiming = claiming;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/claims")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(
            summary = "Claim a place of a need",
            description =
                    "As many are held as there are places. Within the fair window claims are entered, and drawn when it ends."
                            + " 201; 200 with the claim that stands already, so that it can be repeated.")
    public Response claim(@PathParam("id") UUID id, @Nullable ClaimingBody body) {
        ClaimingNeed.Claimed claimed = claiming.claim(id, body == null ? null : body.person(), actors.current());
        Claim claim = claimed.claim();
        return Response.status(claimed.fresh() ? 201 : 200)
                .location(URI.create("/v1/claims/" + claim.id()))
                .header("ETag", IfMatch.etag(claim.version()))
                .entity(ClaimViews.Standing.of(claim, claimed.need().state().wire()))
                .build();
    }

    @GET
    @Path("/{id}/claims")
    @Authenticated
    @Operation(summary = "Every claim on a need; who proposed it, desk and auditor of its area")
    public Page<ClaimViews.Whole> ofNeed(@PathParam("id") UUID id) {
        return list.on(id, actors.current());
    }
}
