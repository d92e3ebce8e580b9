package org.linli.intake.wish;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Micro-wishes. */
@Path("/v1/wishes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "wishes")
public class WishResource {

    private final MakingWish making;
    private final WishList list;
    private final WishViews views;
    private final ReadingWishContact contacts;
    private final Actors actors;

    WishResource(MakingWish making, WishList list, WishViews views, ReadingWishContact contacts, Actors actors) {
        this.making = making;
        this.list = list;
        this.views = views;
        this.contacts = contacts;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"resident", "desk"})
    @Operation(
            summary = "Make a wish; needs an Idempotency-Key and the consent of whom it is for",
            description =
                    "A resident for themselves, the desk for somebody of its area (onBehalf). 201, or 200 with the same wish when"
                            + " the same was made under this key before.")
    public Response make(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable WishBody body) {
        Actor actor = actors.current();
        MakingWish.Made made = making.make(Asked.body(body), key, actor);
        WishViews.WishView view = views.view(made.id(), actor);
        return Response.status(made.fresh() ? 201 : 200)
                .location(URI.create("/v1/wishes/" + made.id()))
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed({"resident", "desk", "auditor"})
    @Operation(
            summary = "Wishes, the latest first",
            description = "Desk and auditor: those of their areas. Residents, and mine=true: those the caller made.")
    public Page<WishViews.InList> wishes(
            @QueryParam("state") @Nullable String state,
            @QueryParam("area") @Nullable String area,
            @QueryParam("mine") @Nullable Boolean mine,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(new WishList.Filter(state, area, mine, limit, cursor), actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"resident", "desk", "auditor"})
    @Operation(summary = "One wish, for whoever made it and the officers of its area; its ETag is what actions need")
    public Response wish(@PathParam("id") String id) {
        WishViews.WishView view = views.view(id(id), actors.current());
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(
            summary =
                    "Whom it is for, and where: for who has confirmed to come, until they have checked out, and for the desk of the area",
            description = "Each reading is on record.")
    public WishViews.ContactView contact(@PathParam("id") String id) {
        return contacts.read(id(id), actors.current());
    }

    /** @throws Problem not-found for what can be no id at all */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Wishes.notFound();
        }
    }
}
