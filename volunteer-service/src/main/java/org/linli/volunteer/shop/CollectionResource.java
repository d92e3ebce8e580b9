package org.linli.volunteer.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** The counter of a shop: codes are entered, things are handed over. */
@Path("/v1/shops/{code}/collections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class CollectionResource {

    /** @param code as the customer shows it; small letters, blanks and hyphens do not matter */
    @Schema(name = "Collection")
    public record CollectionBody(@Nullable String code) {}

    private final Collecting collecting;
    private final ShopClock clock;
    private final Actors actors;

    CollectionResource(Collecting collecting, ShopClock clock, Actors actors) {
        this.collecting = collecting;
        this.clock = clock;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("organisation")
    @Operation(
            summary = "Enter a pick-up code and hand over; once",
            description = "404 for a code nobody has: after five an hour the shop waits (429). 409: it was collected.")
    public Response collect(@PathParam("code") String code, @Nullable CollectionBody body) {
        return collecting
                .collect(code, Asked.body(body).code(), actors.current(), clock.now())
                .map(redemption -> RedemptionView.of(redemption, true, null).asResponse(200))
                .orElseThrow(() -> Problem.notFound("pick-up code", "取货码"));
    }
}
