package org.linli.volunteer.shop;

import io.quarkus.security.Authenticated;
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

/** Shops and what they have to give. */
@Path("/v1/shops")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "shop")
public class ShopResource {

    private final OpeningShop opening;
    private final Shops shops;
    private final StockingShop stocking;
    private final ShopItems items;
    private final Actors actors;

    ShopResource(OpeningShop opening, Shops shops, StockingShop stocking, ShopItems items, Actors actors) {
        this.opening = opening;
        this.shops = shops;
        this.stocking = stocking;
        this.items = items;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Let a unit run a shop; asked for again it stands as it was opened")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Shop.class)))
    public Response open(OpeningShop.@Nullable ShopBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(opening.open(Asked.body(body), actors.current()))
                .build();
    }

    @GET
    @Authenticated
    @Operation(summary = "Shops, in the order of their codes")
    public Page<Shop> shops(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        return shops.page(limit, cursor);
    }

    @GET
    @Path("/{code}")
    @Authenticated
    @Operation(summary = "One shop")
    public Shop shop(@PathParam("code") String code) {
        return shops.required(code);
    }

    @POST
    @Path("/{code}/items")
    @RolesAllowed("organisation")
    @Operation(summary = "List an item as a draft; the organisation of the shop's unit")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response list(@PathParam("code") String code, @Nullable ItemBody body) {
        return ItemView.of(stocking.list(code, Asked.body(body), actors.current()))
                .asResponse(201);
    }

    @GET
    @Path("/{code}/items")
    @Authenticated
    @Operation(summary = "What the shop offers; for the organisation of its unit also drafts and what was withdrawn")
    public Page<ItemView> items(
            @PathParam("code") String code,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Actor actor = actors.current();
        int size = Page.limit(limit);
        UUID after = cursor == null ? null : Ids.ofCursor(cursor);
        boolean all = actor.mayFor(ItemTable.ORGANISATION, shops.required(code).unit());
        return Page.of(
                items.after(code, after, all, size + 1).stream()
                        .map(ItemView::of)
                        .toList(),
                size,
                item -> Cursor.of(item.id()));
    }
}
