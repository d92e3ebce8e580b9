package org.linli.volunteer.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Problem;

/** Undoing a transfer, for administrators. */
@Path("/v1/transfers/{id}/reversal")
@Tag(name = "ledger")
public class ReversalResource {

    /**
     * Why a transfer is undone.
     *
     * @param reason 1–500 characters, no names: owners of both accounts read it
     */
    @Schema(name = "Reversing")
    public record Reversing(@Nullable String reason) {}

    private final ReversingByHand reversing;
    private final Actors actors;

    ReversalResource(ReversingByHand reversing, Actors actors) {
        this.reversing = reversing;
        this.actors = actors;
    }

    /** @throws Problem not-found, already-reversed, balance-too-low, conflict, idempotency-key-reused, invalid-input */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("administrator")
    @Operation(summary = "Undo a transfer by one the other way; the same Idempotency-Key gets the same answer")
    @APIResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TransferView.class)))
    public Response reverse(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Reversing asked) {
        String under = CallersKey.required(key);
        String reason = asked == null || asked.reason() == null ? "" : asked.reason();
        Transfer reversal = reversing.reverse(id, under, reason, actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(TransferView.of(reversal))
                .build();
    }
}
