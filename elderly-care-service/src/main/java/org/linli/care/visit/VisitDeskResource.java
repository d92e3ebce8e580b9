package org.linli.care.visit;

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

/** What the desk does to visits. */
@Path("/v1/visits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "visits")
public class VisitDeskResource {

    /** @param reason 1–500 characters */
    @Schema(name = "VisitReason")
    public record ReasonBody(@Nullable String reason) {}

    /** @param by {@code us} or {@code elder}: who calls it off @param reason 1–500 characters */
    @Schema(name = "VisitCallingOff")
    public record CallingOffBody(
            @Nullable String by, @Nullable String reason) {}

    private final PublishingVisit publishing;
    private final JudgingVisit judging;
    private final VisitHistory history;
    private final Actors actors;

    VisitDeskResource(PublishingVisit publishing, JudgingVisit judging, VisitHistory history, Actors actors) {
        this.publishing = publishing;
        this.judging = judging;
        this.history = history;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed("desk")
    @Operation(summary = "Say who comes and when; the desk of the area. Takes its place of the contract")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response publish(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable VisitPlan plan) {
        Actor actor = actors.current();
        publishing.publish(id, Asked.body(plan), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/assignment")
    @RolesAllowed("desk")
    @Operation(summary = "Other carers or another time, before anybody sets out; the desk of the area")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response assign(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable VisitPlan plan) {
        Actor actor = actors.current();
        publishing.assign(id, Asked.body(plan), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/taking-back")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "Nobody is to come for now; the desk of the area. Gives its place of the contract back")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response takeBack(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        publishing.takeBack(id, IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/calling-off")
    @RolesAllowed("desk")
    @Operation(summary = "The visit is not made, by us or by the person visited; the desk of the area")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response callOff(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable CallingOffBody body) {
        Actor actor = actors.current();
        CallingOffBody told = Asked.body(body);
        judging.callOff(id, told.by(), told.reason(), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/verification")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "The visit was made as told; the desk of the area, not its carer")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response verify(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        judging.judge(id, new JudgingVisit.Judgement(VisitTable.VERIFY, null, null), IfMatch.required(seen), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/{id}/refutation")
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "The visit was not made although it was told; the desk of the area, not its carer, within 30 days")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VisitView.class)))
    public Response refute(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable ReasonBody body) {
        Actor actor = actors.current();
        judging.judge(
                id,
                new JudgingVisit.Judgement(
                        VisitTable.REFUTE, null, Asked.body(body).reason()),
                IfMatch.required(seen),
                actor);
        return answer(id, actor);
    }

    private Response answer(String id, Actor actor) {
        VisitView view = history.seen(id, actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
