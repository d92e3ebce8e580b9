package org.linli.volunteer.offer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** The end of an offer, and what is asked of it. */
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "offers")
public class TakingsOfOfferResource {

    /** @param reason up to 500 characters */
    @Schema(name = "OfferWithdrawal")
    public record WithdrawalBody(@Nullable String reason) {}

    /** @param need for which one use is asked */
    @Schema(name = "TakingAsked")
    public record TakingBody(@Nullable UUID need) {}

    private final EndingOffer ending;
    private final AskingForOffer asking;
    private final ShowingTakings showing;
    private final Actors actors;

    TakingsOfOfferResource(EndingOffer ending, AskingForOffer asking, ShowingTakings showing, Actors actors) {
        this.ending = ending;
        this.asking = asking;
        this.showing = showing;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({"desk", "organisation"})
    @Operation(
            summary = "No longer offered, with a reason; its unit, or the desk of its area",
            description = "What was asked of it is declined, and what was agreed is given back.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferViews.Whole.class)))
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WithdrawalBody body) {
        return OfferViews.Whole.of(ending.withdraw(
                        id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()))
                .asResponse(200);
    }

    @POST
    @Path("/{id}/takings")
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(
            summary = "Ask for one use of it for a need; who proposed the need, or the desk of the need's area",
            description =
                    "Needs an Idempotency-Key. 201, or 200 with the same taking when the same was asked under this key"
                            + " before.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TakingView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TakingView.class)))
    public Response ask(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable TakingBody body) {
        AskingForOffer.Answer answer = asking.ask(id, Asked.body(body).need(), key, actors.current());
        return TakingView.of(answer.taking()).asResponse(answer.fresh() ? 201 : 200);
    }

    @GET
    @Path("/{id}/takings")
    @RolesAllowed({"desk", "organisation", "auditor"})
    @Operation(summary = "What was asked of it; its unit and the officers of its area")
    public List<TakingView> takings(@PathParam("id") UUID id) {
        return showing.ofOffer(id, actors.current());
    }
}
