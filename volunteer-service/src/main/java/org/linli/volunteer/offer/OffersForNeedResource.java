package org.linli.volunteer.offer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.kit.identity.Actors;

/** What is offered that a need could use, and what was asked for it. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "offers")
public class OffersForNeedResource {

    private final OffersForNeed offers;
    private final ShowingTakings takings;
    private final Actors actors;

    OffersForNeedResource(OffersForNeed offers, ShowingTakings takings, Actors actors) {
        this.offers = offers;
        this.takings = takings;
        this.actors = actors;
    }

    @GET
    @Path("/{id}/offers")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation", "auditor"})
    @Operation(
            summary =
                    "What is offered that it could use, the nearest first; who proposed it, and the officers of its area",
            description =
                    "Published and free, of the same kind, within its reach, at a time of its window; at most 100.")
    public List<OfferViews.InList> offers(@PathParam("id") UUID id) {
        return offers.fitting(id, actors.current());
    }

    @GET
    @Path("/{id}/takings")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation", "auditor"})
    @Operation(summary = "What was asked for it; who proposed it, and the officers of its area")
    public List<TakingView> takings(@PathParam("id") UUID id) {
        return takings.ofNeed(id, actors.current());
    }
}
