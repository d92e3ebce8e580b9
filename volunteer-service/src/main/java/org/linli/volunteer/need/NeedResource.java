package org.linli.volunteer.need;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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
import org.linli.kit.problem.Problem;
import org.linli.volunteer.sheet.ListAsSheet;

/** The list of needs. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "needs")
public class NeedResource {

    private final ProposingNeed proposing;
    private final NeedList list;
    private final Needs needs;
    private final NeedSight sight;
    private final ReadingContact contacts;
    private final Actors actors;

    NeedResource(
            ProposingNeed proposing,
            NeedList list,
            Needs needs,
            NeedSight sight,
            ReadingContact contacts,
            Actors actors) {
        this.proposing = proposing;
        this.list = list;
        this.needs = needs;
        this.sight = sight;
        this.contacts = contacts;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"resident", "volunteer", "desk", "organisation"})
    @Operation(
            summary = "Propose a need; needs an Idempotency-Key",
            description =
                    "A resident for themselves, an organisation for its unit, the desk for its area. 201, or 200 with the"
                            + " same need when the same was proposed under this key before.")
    public Response propose(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NeedBody body) {
        NeedBody asked = Asked.body(body);
        Actor actor = actors.current();
        ProposingNeed.Proposed proposed;
        try {
            proposed = proposing.propose(asked, key, actor);
        } catch (PersistenceException sameKeyAtOnce) {
            proposed = proposing.meanwhile(asked, Asked.words("Idempotency-Key", key, 200), actor, sameKeyAtOnce);
        }
        Need need = proposed.need();
        return Response.status(proposed.fresh() ? 201 : 200)
                .location(URI.create("/v1/needs/" + need.id()))
                .header("ETag", IfMatch.etag(need.version()))
                .entity(NeedViews.Whole.of(need, asked.contact() != null))
                .build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ListAsSheet.CSV})
    @Authenticated
    @Operation(
            summary = "Needs, the one that begins first at the top",
            description =
                    "Desk and auditor: every need of their areas. Registered volunteers: open and filled ones. mine=true:"
                            + " what the caller, or the caller's unit, proposed. With Accept: text/csv all rows from the"
                            + " cursor on, as a file.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = NeedViews.InPage.class)),
                @Content(mediaType = ListAsSheet.CSV)
            })
    public Response needs(
            @QueryParam("state") @Nullable String state,
            @QueryParam("area") @Nullable String area,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("mine") @Nullable Boolean mine,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context Request request) {
        NeedList.Filter filter = new NeedList.Filter(state, area, kind, mine, limit, cursor);
        Actor actor = actors.current();
        return ListAsSheet.isWanted(request)
                ? NeedViews.SHEET.answer(next -> list.page(filter.onWholePage(next), actor))
                : Response.ok(list.page(filter, actor), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Transactional
    @Operation(summary = "One need; 404 for who may not see it")
    public Response need(@PathParam("id") UUID id) {
        Actor actor = actors.current();
        Need need = needs.findByIdOptional(id)
                .filter(found -> sight.maySee(actor, found))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
        return Response.ok(NeedViews.Whole.of(need, contacts.isGiven(need)))
                .header("ETag", IfMatch.etag(need.version()))
                .build();
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(
            summary =
                    "Whom to ask for, and where: for who has confirmed to come, until they have checked out, and for the desk",
            description = "Each reading is on record.")
    public NeedViews.Contact contact(@PathParam("id") UUID id) {
        return contacts.read(id, actors.current());
    }
}
