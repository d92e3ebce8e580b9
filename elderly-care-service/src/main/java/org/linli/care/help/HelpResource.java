package org.linli.care.help;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.GoingOnVisit;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** Help from volunteers with a visit that has no carer. */
@Path("/v1/visits/{id}/help")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "help")
public class HelpResource {

    /**
     * @param skills one of these groups of volunteers' skills, whole; none: anybody
     * @param places 1 to 500; as many as the visit has carers when not said
     * @param urgency {@code normal} (when not said) or {@code urgent}
     */
    @Schema(name = "HelpWanted")
    public record WantedBody(
            @Nullable List<@Nullable List<@Nullable String>> skills,
            @Nullable Integer places,
            @Nullable String urgency) {}

    /** @param reason 1–500 characters */
    @Schema(name = "HelpWithdrawal")
    public record WithdrawalBody(@Nullable String reason) {}

    /** @param minutes of each who helped, 0 to those asked for; as they checked in and out when not said */
    @Schema(name = "HelpFulfilment")
    public record FulfilmentBody(
            @Nullable Boolean fulfilled, @Nullable Integer minutes) {}

    /** The help with a visit as it is shown. */
    @Schema(name = "Help")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HelpView(
            String visitId,
            long version,
            String state,
            List<List<String>> skills,
            int places,
            int minutes,
            String urgency,
            Instant wantedAt,
            @Nullable Instant servedAt,
            @Nullable Instant endedAt,
            @Nullable String reasonCode,
            @Nullable Integer servedMinutes) {}

    private final WantingHelp wanting;
    private final EndingHelp ending;
    private final SeeingHelp seeing;
    private final TellingOfDoor door;
    private final Actors actors;

    HelpResource(WantingHelp wanting, EndingHelp ending, SeeingHelp seeing, TellingOfDoor door, Actors actors) {
        this.wanting = wanting;
        this.ending = ending;
        this.seeing = seeing;
        this.door = door;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(
            summary = "Ask volunteers for help with a visit that has no carer; the desk of the area, once a visit",
            description = "If-Match is the version of the visit.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Response want(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable WantedBody body) {
        Actor actor = actors.current();
        wanting.want(id, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.CREATED, id, actor);
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "The help with a visit; an officer of the area")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Response help(@PathParam("id") String id) {
        return answer(Response.Status.OK, id, actors.current());
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed("desk")
    @Operation(
            summary = "Help is not wanted any more; the desk of the area",
            description = "If-Match is the version of the help, as below.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Response withdraw(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable WithdrawalBody body) {
        Actor actor = actors.current();
        ending.withdraw(id, Asked.body(body).reason(), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/fulfilment")
    @RolesAllowed("desk")
    @Operation(
            summary = "Say whether the help was given; the desk of the area, not who helped",
            description = "Done makes the visit verified. If nobody says anything, it counts as done in the end.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = HelpView.class)))
    public Response fulfil(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String seen, @Nullable FulfilmentBody body) {
        Actor actor = actors.current();
        FulfilmentBody said = Asked.body(body);
        ending.fulfil(id, said.fulfilled(), said.minutes(), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @POST
    @Path("/no-answer")
    @RolesAllowed("volunteer")
    @Operation(
            summary = "Nobody opens: an alarm begins; a volunteer who helps with the visit, on its day",
            description = "No version is asked for. The steps of who stands at the door are on GET /v1/alarm-steps.")
    @APIResponse(responseCode = "204")
    public void nobodyOpens(@PathParam("id") String id) {
        door.tell(id, GoingOnVisit.Act.NOBODY_OPENS, actors.current());
    }

    @POST
    @Path("/opening")
    @RolesAllowed("volunteer")
    @Operation(summary = "Somebody opened after all; a volunteer who helps with the visit")
    @APIResponse(responseCode = "204")
    public void openedAfterAll(@PathParam("id") String id) {
        door.tell(id, GoingOnVisit.Act.OPENED_AFTER_ALL, actors.current());
    }

    private Response answer(Response.Status status, String id, Actor actor) {
        HelpView view = seeing.see(id, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
