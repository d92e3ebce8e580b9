package org.linli.care.risk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.kit.identity.Actors;

/** How much somebody is at risk. */
@Path("/v1/elders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "risk")
public class RiskOfElderResource {

    private final RiskOfElder risks;
    private final Actors actors;

    RiskOfElderResource(RiskOfElder risks, Actors actors) {
        this.risks = risks;
        this.actors = actors;
    }

    @GET
    @Path("/risk")
    @RolesAllowed({"grid-worker", "desk", "duty-chief"})
    @Operation(summary = "How much somebody is at risk, why, and how that changed; an officer of the area")
    public RiskOfElder.RiskView of(@PathParam("id") UUID id) {
        return risks.of(id, actors.current());
    }
}
