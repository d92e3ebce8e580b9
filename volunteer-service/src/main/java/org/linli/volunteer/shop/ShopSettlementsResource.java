package org.linli.volunteer.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Settling with a shop. */
@Path("/v1/shops/{code}/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class ShopSettlementsResource {

    /** @param until RFC 3339, not still to come: what was collected before is settled */
    @Schema(name = "ShopSettling")
    public record SettlingBody(@Nullable Instant until) {}

    private final SettlingShop settling;
    private final Settlements settlements;
    private final Shops shops;
    private final Actors actors;

    ShopSettlementsResource(SettlingShop settling, Settlements settlements, Shops shops, Actors actors) {
        this.settling = settling;
        this.settlements = settlements;
        this.shops = shops;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Settle what a shop was given up to a moment; needs an Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = Settlement.Statement.class)))
    public Response settle(
            @PathParam("code") String code,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable SettlingBody body) {
        SettlingShop.Settled settled =
                settling.settle(code, Asked.given("until", Asked.body(body).until()), Ids.key(key), actors.current());
        return Response.status(settled.fresh() ? 201 : 200)
                .entity(settlements.statement(settled.settlement()))
                .build();
    }

    @GET
    @RolesAllowed({"administrator", "organisation"})
    @Operation(summary = "Settlements of a shop, the first one first; the organisation of its unit, administrators")
    public Page<Settlement> settlements(
            @PathParam("code") String code,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Actor actor = actors.current();
        int size = Page.limit(limit);
        Shop shop = shops.required(code);
        if (!actor.has("administrator") && !actor.mayFor(ItemTable.ORGANISATION, shop.unit())) {
            throw Problem.notFound("shop", "该积分店");
        }
        UUID after = cursor == null ? null : Ids.ofCursor(cursor);
        return Page.of(settlements.after(code, after, size + 1), size, settlement -> Cursor.of(settlement.id()));
    }
}
