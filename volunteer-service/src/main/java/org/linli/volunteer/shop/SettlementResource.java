package org.linli.volunteer.shop;

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

/** A settlement to read. */
@Path("/v1/settlements/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class SettlementResource {

    private final SettlingShop settling;
    private final Settlements settlements;
    private final Actors actors;

    SettlementResource(SettlingShop settling, Settlements settlements, Actors actors) {
        this.settling = settling;
        this.settlements = settlements;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"administrator", "organisation"})
    @Operation(summary = "One settlement with its lines; the organisation of the shop's unit, administrators")
    public Settlement.Statement settlement(@PathParam("id") UUID id) {
        return settlements.statement(settling.required(id, actors.current()));
    }
}
