package org.linli.care.careplan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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

/** What is agreed with one person. */
@Path("/v1/elders/{id}/care-items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "care-plans")
public class AgreementResource {

    private final AgreeingItem agreeing;
    private final ItemViews views;
    private final Actors actors;

    AgreementResource(AgreeingItem agreeing, ItemViews views, Actors actors) {
        this.agreeing = agreeing;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "Agree with a person what recurs; the desk of their area. The visits of the next 28 days are drafted at once")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response agree(@PathParam("id") UUID elder, @Nullable ItemBody body) {
        Actor actor = actors.current();
        UUID id = agreeing.agree(elder, Asked.body(body), actor);
        ItemViews.ItemView view = views.one(id, List.of(), actor);
        return Response.status(Response.Status.CREATED)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @RolesAllowed({"grid-worker", "desk", "duty-chief"})
    @Operation(summary = "Everything agreed with a person; the grid's worker, officers of the area")
    public List<ItemViews.ItemView> ofElder(@PathParam("id") UUID elder) {
        return views.ofElder(elder, actors.current());
    }
}
