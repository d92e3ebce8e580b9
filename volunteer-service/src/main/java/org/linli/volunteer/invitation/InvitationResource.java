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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** What somebody is asked for, and what they say. */
@Path("/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "invitations")
public class InvitationResource {

    /** @param reason up to 500 characters; nobody need give one */
    @Schema(name = "Refusal")
    public record RefusalBody(@Nullable String reason) {}

    private final AnsweringInvitation answering;
    private final InvitationList list;
    private final Actors actors;

    InvitationResource(AnsweringInvitation answering, InvitationList list, Actors actors) {
        this.answering = answering;
        this.list = list;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary =
                    "The caller's own invitations, the newest at the top; with person those of whom the caller acts for")
    public Page<InvitationViews.Own> own(
            @QueryParam("person") @Nullable UUID person,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.own(person, state, limit, cursor, actors.current());
    }

    @POST
    @Path("/{id}/acceptance")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "Yes; oneself, who represents a person without a phone, or the desk for them",
            description =
                    "Leads to a claim that is confirmed already: at once when it is urgent or everybody has answered,"
                            + " else if it is the best when others had half an hour to say yes. Can be repeated.")
    public InvitationViews.Standing accept(@PathParam("id") UUID id) {
        return InvitationViews.Standing.of(answering.accept(id, actors.current()));
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "No; a reason may be left out",
            description =
                    "Counts until time or place of the need changes. A yes can be taken back so before the choice. Can be"
                            + " repeated.")
    public InvitationViews.Standing refuse(@PathParam("id") UUID id, @Nullable RefusalBody body) {
        String reason = Asked.note("reason", body == null ? null : body.reason(), Asked.LONGEST_REASON);
        return InvitationViews.Standing.of(answering.refuse(id, reason, actors.current()));
    }
}
