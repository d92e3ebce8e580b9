package org.linli.intake.wish;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.intake.photo.PhotoRef;
import org.linli.intake.photo.Photos;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What is done to a wish; each needs the version the caller saw as If-Match and answers the wish as it is then. */
@Path("/v1/wishes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "wishes")
public class WishActionsResource {

    /** @param reason 1–500 characters; whoever made it reads it */
    @Schema(name = "WishRefusal")
    public record ReasonBody(@Nullable String reason) {}

    /**
     * @param words up to 500 characters
     * @param minutes that count of each helper, 0 to those the wish counts; as they checked in and out when left out
     * @param photos at most 10, uploaded before
     * @param photoConsent that whom the photos show agrees; must be true where there are any
     */
    @Schema(name = "WishFulfilment")
    public record FulfilmentBody(
            @Nullable Boolean fulfilled,
            @Nullable String words,
            @Nullable Integer minutes,
            @Nullable List<@Nullable PhotoRef> photos,
            @Nullable Boolean photoConsent) {}

    private final DecidingWish deciding;
    private final WithdrawingWish withdrawing;
    private final FulfillingWish fulfilling;
    private final WishViews views;
    private final Photos photos;
    private final Actors actors;

    WishActionsResource(
            DecidingWish deciding,
            WithdrawingWish withdrawing,
            FulfillingWish fulfilling,
            WishViews views,
            Photos photos,
            Actors actors) {
        this.deciding = deciding;
        this.withdrawing = withdrawing;
        this.fulfilling = fulfilling;
        this.views = views;
        this.photos = photos;
        this.actors = actors;
    }

    @POST
    @Path("/approval")
    @RolesAllowed("desk")
    @Operation(summary = "Found right: volunteers may fulfil it; desk of its area, not who made it")
    public Response approve(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        Actor actor = actors.current();
        deciding.approve(WishResource.id(id), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/refusal")
    @RolesAllowed("desk")
    @Operation(summary = "It does not go on, with a reason; desk of its area")
    public Response refuse(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable ReasonBody body) {
        Actor actor = actors.current();
        deciding.refuse(
                WishResource.id(id), IfMatch.required(seen), Asked.body(body).reason(), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed({"resident", "desk"})
    @Operation(summary = "Not wished for any more, with a reason; whoever made it, or desk of its area")
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable ReasonBody body) {
        Actor actor = actors.current();
        withdrawing.withdraw(
                WishResource.id(id), IfMatch.required(seen), Asked.body(body).reason(), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/fulfilment")
    @RolesAllowed({"resident", "desk"})
    @Operation(
            summary = "Whether it was fulfilled; whoever made it, or desk of its area, never who helped",
            description = "On this word stands what the helpers earn. Photos need the consent of whom they show.")
    public Response fulfil(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable FulfilmentBody body) {
        FulfilmentBody given = Asked.body(body);
        Actor actor = actors.current();
        fulfilling.fulfil(WishResource.id(id), IfMatch.required(seen), word(given), actor);
        return answer(id, actor);
    }

    private FulfillingWish.Word word(FulfilmentBody given) {
        if (given.photos() != null && !given.photos().isEmpty() && !Boolean.TRUE.equals(given.photoConsent())) {
            throw Problem.invalid("photoConsent", "required", "须经照片中的人同意", "whom the photos show must agree");
        }
        return new FulfillingWish.Word(
                Asked.given("fulfilled", given.fulfilled()),
                Asked.note("words", given.words(), 500),
                given.minutes(),
                photos.claimed(given.photos()));
    }

    private Response answer(String id, Actor actor) {
        WishViews.WishView view = views.view(WishResource.id(id), actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
