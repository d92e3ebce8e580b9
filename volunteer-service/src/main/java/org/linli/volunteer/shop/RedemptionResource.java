package org.linli.volunteer.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.linli.kit.paging.Page;

/** What was redeemed: to read, and to give back. */
@Path("/v1/redemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class RedemptionResource {

    private final RedemptionList list;
    private final EndingRedemption ending;
    private final ShopClock clock;
    private final Actors actors;

    RedemptionResource(RedemptionList list, EndingRedemption ending, ShopClock clock, Actors actors) {
        this.list = list;
        this.ending = ending;
        this.clock = clock;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"volunteer", "resident", "organisation"})
    @Operation(summary = "My redemptions with their pick-up codes; shop=: those of a shop of my unit, without codes")
    public Page<RedemptionView> redemptions(
            @QueryParam("shop") @Nullable String shop,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(new RedemptionList.Filter(shop, state, limit, cursor), actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"volunteer", "resident", "desk", "organisation"})
    @Operation(summary = "One redemption; its pick-up code for who may act for the person only")
    public Response redemption(@PathParam("id") UUID id) {
        return list.one(id, actors.current()).asResponse(200);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({"volunteer", "resident", "desk"})
    @Operation(summary = "Give back what was not collected: pieces are in stock and points are free again. No body")
    public Response cancel(@PathParam("id") UUID id) {
        ending.cancel(id, actors.current(), clock.now());
        return list.one(id, actors.current()).asResponse(200);
    }
}
