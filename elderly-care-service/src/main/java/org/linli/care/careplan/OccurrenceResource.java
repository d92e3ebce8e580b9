package org.linli.care.careplan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.LocalDate;
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

/** The days of care plans: what comes, what was decided for single days, and what waits for a calendar. */
@Path("/v1/care-items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "care-plans")
public class OccurrenceResource {

    private final Excepting excepting;
    private final OccurrenceViews occurrences;
    private final ItemViews views;
    private final Actors actors;

    OccurrenceResource(Excepting excepting, OccurrenceViews occurrences, ItemViews views, Actors actors) {
        this.excepting = excepting;
        this.occurrences = occurrences;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/exceptions")
    @RolesAllowed("desk")
    @Operation(summary = "Decide for one day of an item: it does not come, or comes on another day or at another time")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response except(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            Excepting.@Nullable ExceptionBody body) {
        Actor actor = actors.current();
        return answer(id, excepting.except(id, Asked.body(body), IfMatch.required(seen), actor), actor);
    }

    @DELETE
    @Path("/{id}/exceptions/{day}")
    @RolesAllowed("desk")
    @Operation(summary = "A day of an item is again as the rule gives it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemViews.ItemView.class)))
    public Response forget(
            @PathParam("id") UUID id, @PathParam("day") LocalDate day, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        return answer(id, excepting.forget(id, day, IfMatch.required(seen), actor), actor);
    }

    @GET
    @Path("/{id}/occurrences")
    @RolesAllowed("desk")
    @Operation(summary = "What the rule gives in at most 400 days, what was shifted or dropped, and why")
    public List<OccurrenceViews.OccurrenceView> of(
            @PathParam("id") UUID id,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        return occurrences.of(id, from, to, actors.current());
    }

    @POST
    @Path("/preview")
    @RolesAllowed("desk")
    @Operation(summary = "What an item would give if it were agreed; changes nothing")
    public List<OccurrenceViews.OccurrenceView> preview(OccurrenceViews.@Nullable PreviewBody body) {
        return occurrences.preview(Asked.body(body), actors.current());
    }

    private Response answer(UUID id, List<PlannedVisits.Kept> kept, Actor actor) {
        ItemViews.ItemView view = views.one(id, kept, actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
