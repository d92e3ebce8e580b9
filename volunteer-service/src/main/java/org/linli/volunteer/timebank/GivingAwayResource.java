package org.linli.volunteer.timebank;

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
import org.linli.kit.problem.Asked;
import org.linli.volunteer.ledger.CallersKey;
import org.linli.volunteer.ledger.Transfer;
import org.linli.volunteer.ledger.TransferView;

/** What owners do with what is on their accounts. */
@Path("/v1/accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "time bank")
public class GivingAwayResource {

    /**
     * @param to person of the family
     * @param amount whole and positive
     * @param reason 1–500 characters, no names: both read it
     */
    @Schema(name = "HandingOn")
    public record HandingOnBody(
            @Nullable UUID to,
            @Nullable Long amount,
            @Nullable String reason) {}

    /**
     * @param amount whole and positive
     * @param reason 1–500 characters, no names
     */
    @Schema(name = "Donating")
    public record DonatingBody(
            @Nullable Long amount, @Nullable String reason) {}

    private final GivingAway giving;
    private final Actors actors;

    GivingAwayResource(GivingAway giving, Actors actors) {
        this.giving = giving;
        this.actors = actors;
    }

    @POST
    @Path("/transfers")
    @RolesAllowed({"resident", "volunteer"})
    @Operation(
            summary = "Hand minutes or community points on to family; the same Idempotency-Key gets the same answer",
            description = "The owner, or who represents them. Points keep their end.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TransferView.class)))
    public Response handOn(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable HandingOnBody body) {
        String under = CallersKey.required(key);
        HandingOnBody asked = Asked.body(body);
        return created(giving.handOn(
                id, asked.to(), new GivingAway.Wish(asked.amount(), asked.reason(), under), actors.current()));
    }

    @POST
    @Path("/donations")
    @RolesAllowed({"resident", "volunteer", "organisation"})
    @Operation(
            summary = "Donate minutes to the time bank; the same Idempotency-Key gets the same answer",
            description = "The owner, or who represents them; a team's leader, or the organisation of its unit.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TransferView.class)))
    public Response donate(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable DonatingBody body) {
        String under = CallersKey.required(key);
        DonatingBody asked = Asked.body(body);
        return created(giving.donate(id, new GivingAway.Wish(asked.amount(), asked.reason(), under), actors.current()));
    }

    private static Response created(Transfer transfer) {
        return Response.status(Response.Status.CREATED)
                .entity(TransferView.of(transfer))
                .build();
    }
}
