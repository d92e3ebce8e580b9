package org.linli.volunteer.offer;

import io.quarkus.security.Authenticated;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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
import org.linli.volunteer.sheet.ListAsSheet;

/** The resource list and the service list. */
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "offers")
public class OfferResource {

    private final ProposingOffer proposing;
    private final PublishingOffer publishing;
    private final OfferList list;
    private final ShowingOffer showing;
    private final Actors actors;

    OfferResource(
            ProposingOffer proposing, PublishingOffer publishing, OfferList list, ShowingOffer showing, Actors actors) {
        this.proposing = proposing;
        this.publishing = publishing;
        this.list = list;
        this.showing = showing;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"desk", "organisation"})
    @Operation(
            summary = "Propose what somebody has or does; needs an Idempotency-Key",
            description =
                    "An organisation for its unit, the desk for its area. 201, or 200 with the same offer when the"
                            + " same was proposed under this key before.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OfferViews.Whole.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferViews.Whole.class)))
    public Response propose(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable OfferBody body) {
        Actor actor = actors.current();
        ProposingOffer.Proposed proposed = proposing.propose(Asked.body(body), key, actor);
        return showing.mine(proposed.id()).asResponse(proposed.fresh() ? 201 : 200);
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListAsSheet.CSV})
    @Authenticated
    @Operation(
            summary = "Offers, what ends first at the top",
            description =
                    "What is published, for everybody; desk and auditor see all of their areas, an organisation all of"
                            + " its unit. With Accept: text/csv all rows from the cursor on, as a file.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OfferViews.InPage.class)),
                @Content(mediaType = ListAsSheet.CSV)
            })
    public Response offers(
            @QueryParam("list") @Nullable String which,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context Request request) {
        OfferList.Filter filter = new OfferList.Filter(which, kind, area, state, limit, cursor);
        Actor actor = actors.current();
        return ListAsSheet.isWanted(request)
                ? OfferViews.SHEET.answer(next -> list.page(filter.onWholePage(next), actor))
                : Response.ok(list.page(filter, actor), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(summary = "One offer; 404 for who may not see it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferViews.Whole.class)))
    public Response offer(@PathParam("id") UUID id) {
        return showing.one(id, actors.current()).asResponse(200);
    }

    @POST
    @Path("/{id}/publication")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Put it on the list for everybody; desk of its area. No body")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OfferViews.Whole.class)))
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return OfferViews.Whole.of(publishing.publish(id, IfMatch.required(ifMatch), actors.current()))
                .asResponse(200);
    }
}
