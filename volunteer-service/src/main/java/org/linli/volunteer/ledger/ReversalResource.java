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
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    /**
     * Why a transfer is undone.
     *
     * @param reason 1–500 characters, no names: owners of both accounts read it
     */
    @Schema(name = "Reversing")
    public record Reversing(@Nullable String reason) {}

    /** A transfer as it was booked. */
    @Schema(name = "LedgerTransfer")
    public record TransferView(
            UUID id,
            String kind,
            String currency,
            UUID from,
            UUID to,
            long amount,
            @Nullable UUID reverses,
            String reason,
            Instant at) {}

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
        if (key == null || key.isBlank() || !PRINTABLE.matcher(key).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "printable",
                    "须为 1 至 200 个可打印 ASCII 字符",
                    "must be 1 to 200 printable characters");
        }
        String reason = asked == null || asked.reason() == null ? "" : asked.reason();
        Transfer reversal = reversing.reverse(id, key, reason, actors.current());
        return Response.status(Response.Status.CREATED).entity(view(reversal)).build();
    }

    private static TransferView view(Transfer transfer) {
        return new TransferView(
                transfer.id(),
                transfer.kind().code(),
                transfer.currency().code(),
                transfer.from(),
                transfer.to(),
                transfer.amount(),
                transfer.reverses(),
                transfer.reason(),
                transfer.at());
    }
}
