package org.linli.dispatch.tray;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;

/** Work orders to read. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrdersResource {

    private final OrderList list;
    private final Details details;
    private final Actors actors;

    OrdersResource(OrderList list, Details details, Actors actors) {
        this.list = list;
        this.details = details;
        this.actors = actors;
    }

    @GET
    @Transactional
    @RolesAllowed({"unit-handler", "dispatcher", "duty-chief", "inspector", "auditor"})
    @Operation(
            summary = "Orders of my units, or in my areas; what should be acted on first comes first",
            description = "Ordered by when the present step should be over.")
    public Page<OrderList.OrderRow> orders(@BeanParam CaseFilter filter) {
        return list.page(filter, Scope.ofOrders(actors.current()).required());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"unit-handler", "dispatcher", "duty-chief", "inspector", "auditor"})
    @Operation(summary = "One order in full, with what I could do now; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrderDetail.class)))
    public Response one(@PathParam("id") UUID id) {
        OrderDetail detail = details.ofOrder(id, actors.current());
        return Response.ok(detail)
                .header(HttpHeaders.ETAG, IfMatch.etag(detail.version()))
                .build();
    }
}
