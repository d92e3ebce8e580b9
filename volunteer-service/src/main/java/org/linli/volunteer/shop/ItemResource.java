package org.linli.volunteer.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** What is done to an item, and redeeming it. */
@Path("/v1/items/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class ItemResource {

    /**
     * @param change pieces more, or fewer
     * @param reason 1–500 characters
     */
    @Schema(name = "StockChange")
    public record StockBody(
            @Nullable Integer change, @Nullable String reason) {}

    private final StockingShop stocking;
    private final Redeeming redeeming;
    private final RedeemingFor redeemingFor;
    private final PickUpCodes codes;
    private final Actors actors;

    ItemResource(
            StockingShop stocking, Redeeming redeeming, RedeemingFor redeemingFor, PickUpCodes codes, Actors actors) {
        this.stocking = stocking;
        this.redeeming = redeeming;
        this.redeemingFor = redeemingFor;
        this.codes = codes;
        this.actors = actors;
    }

    @POST
    @Path("/offering")
    @RolesAllowed("organisation")
    @Operation(summary = "Offer a draft; price and title stay as they are from now on")
    public Response offer(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ItemView.of(stocking.offer(id, IfMatch.required(ifMatch), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed("organisation")
    @Operation(summary = "Offer it no longer; what is reserved can still be collected")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ItemView.of(stocking.withdraw(id, IfMatch.required(ifMatch), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/stock")
    @RolesAllowed("organisation")
    @Operation(summary = "Say that there are more or fewer pieces, and why")
    public Response changeStock(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable StockBody body) {
        StockBody asked = Asked.body(body);
        return ItemView.of(stocking.changeStock(
                        id, IfMatch.required(ifMatch), asked.change(), asked.reason(), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/redemptions")
    @RolesAllowed({"volunteer", "resident", "desk"})
    @Operation(
            summary = "Redeem pieces for points; needs an Idempotency-Key",
            description =
                    "Pieces are off the stock and the points are held until the pick-up code is over. 201, or 200 with the same"
                            + " redemption when the same was asked for under this key before.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RedemptionView.class)))
    public Response redeem(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            Redeeming.@Nullable RedemptionBody body) {
        Redeeming.RedemptionBody asked = body == null ? new Redeeming.RedemptionBody(null, null) : body;
        Actor actor = actors.current();
        Redeeming.Redeemed redeemed =
                redeeming.redeem(id, redeemingFor.required(asked.person(), actor), asked.count(), Ids.key(key), actor);
        return RedemptionView.of(
                        redeemed.redemption(),
                        false,
                        codes.of(redeemed.redemption().id()))
                .asResponse(redeemed.fresh() ? 201 : 200);
    }
}
