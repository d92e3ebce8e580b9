package org.linli.volunteer.invitation;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;

/** The places of a need are filled by asking people. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "invitations")
public class FillingResource {

    private final FillingNeed filling;
    private final InvitationList list;
    private final Actors actors;

    FillingResource(FillingNeed filling, InvitationList list, Actors actors) {
        this.filling = filling;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/filling")
    @RolesAllowed("desk")
    @Operation(
            summary = "Ask people, wave after wave, until every place is taken; desk of the need's area",
            description =
                    "The first wave is asked at once, or when the fair window is over. A place that comes free again is"
                            + " filled again. Can be repeated.")
    public InvitationViews.FillingView begin(@PathParam("id") UUID id) {
        return InvitationViews.FillingView.of(filling.begin(id, actors.current()));
    }

    @POST
    @Path("/{id}/filling/stop")
    @RolesAllowed("desk")
    @Operation(summary = "Ask nobody any more, and call off whoever was asked; desk of the need's area")
    public InvitationViews.FillingView stop(@PathParam("id") UUID id) {
        return InvitationViews.FillingView.of(filling.stop(id, actors.current()));
    }

    @GET
    @Path("/{id}/filling")
    @RolesAllowed("desk")
    @Operation(summary = "How far the filling is; desk of the need's area")
    public InvitationViews.FillingView filling(@PathParam("id") UUID id) {
        return list.filling(id, actors.current());
    }

    @GET
    @Path("/{id}/invitations")
    @RolesAllowed("desk")
    @Operation(summary = "Everybody who was asked for the need and what they said; desk of its area")
    public Page<InvitationViews.OfNeed> invitations(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.on(id, limit, cursor, actors.current());
    }
}
