package org.linli.care.roster;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** What counts how much when a day is planned. */
@Path("/v1/planning-weights")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "rosters")
public class PlanningWeightsResource {

    /** @param version {@code default-1} before any were told @param weights 0 to 1,000,000, by name */
    @Schema(name = "PlanningWeights")
    public record WeightsView(String version, Map<String, Integer> weights) {}

    private final PlanningWeights weights;
    private final Actors actors;

    PlanningWeightsResource(PlanningWeights weights, Actors actors) {
        this.weights = weights;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "auditor", "administrator"})
    @Operation(summary = "The weights that count now")
    public WeightsView present() {
        var present = weights.present();
        return new WeightsView(present.version(), PlanningWeights.named(present));
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Tell weights; those not named stay. They count for rosters asked for from now on")
    public Response tell(@Nullable Map<String, @Nullable Integer> told) {
        var present = weights.tell(Asked.body(told), actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(new WeightsView(present.version(), PlanningWeights.named(present)))
                .build();
    }
}
