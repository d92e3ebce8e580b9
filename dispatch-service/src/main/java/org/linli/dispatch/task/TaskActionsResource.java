package org.linli.dispatch.task;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** What a chief or dispatcher does with tasks. */
@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class TaskActionsResource {

    /** @param minutes of service that count, 1 to those the task asks for */
    @Schema(name = "TaskAcceptance")
    public record AcceptanceBody(@Nullable Integer minutes) {}

    /** @param reason 1–500 characters */
    @Schema(name = "TaskReason")
    public record ReasonBody(@Nullable String reason) {}

    private final ActingOnTask acting;
    private final Actors actors;

    TaskActionsResource(ActingOnTask acting, Actors actors) {
        this.acting = acting;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/acceptance")
    @RolesAllowed({"dispatcher", "duty-chief"})
    @Operation(summary = "Accept what was delivered; never by who had a claim on it")
    public Response accept(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AcceptanceBody body) {
        return acting.accept(id, IfMatch.required(ifMatch), Asked.body(body).minutes(), actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/rejection")
    @RolesAllowed({"dispatcher", "duty-chief"})
    @Operation(summary = "Reject what was delivered: it stays on record and earns nothing")
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return acting.reject(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({"dispatcher", "duty-chief"})
    @Operation(summary = "Withdraw a task that was not accepted or rejected yet")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReasonBody body) {
        return acting.withdraw(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current())
                .asResponse();
    }
}
