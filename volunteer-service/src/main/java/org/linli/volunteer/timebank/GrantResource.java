package org.linli.volunteer.timebank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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

/** Minutes for who needs help and has none. */
@Path("/v1/time-bank/grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "time bank")
public class GrantResource {

    /**
     * @param person of the officer's area
     * @param minutes 1–1,200, which is also the most a person gets in a calendar month
     * @param reason 1–500 characters
     */
    @Schema(name = "Granting")
    public record GrantBody(
            @Nullable UUID person,
            @Nullable Integer minutes,
            @Nullable String reason) {}

    /** What was granted, and where it came from. */
    @Schema(name = "Grant")
    public record GrantView(
            UUID id, UUID person, int minutes, int fromDonations, int fromReserve, String reason, Instant grantedAt) {

        static GrantView of(Grant grant) {
            return new GrantView(
                    grant.id(),
                    grant.person(),
                    grant.minutes(),
                    grant.fromDonations(),
                    grant.fromReserve(),
                    grant.reason(),
                    grant.grantedAt());
        }
    }

    private final GrantingMinutes granting;
    private final Actors actors;

    GrantResource(GrantingMinutes granting, Actors actors) {
        this.granting = granting;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(
            summary = "Grant minutes to somebody of the area; the same Idempotency-Key gets the same answer",
            description =
                    "From donations first, then from the reserve. At most 1,200 minutes a person a calendar month.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = GrantView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = GrantView.class)))
    public Response grant(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable GrantBody body) {
        String under = CallersKey.required(key);
        GrantBody asked = Asked.body(body);
        GrantingMinutes.Granted granted =
                granting.grant(asked.person(), asked.minutes(), asked.reason(), under, actors.current());
        return Response.status(granted.fresh() ? 201 : 200)
                .entity(GrantView.of(granted.grant()))
                .build();
    }
}
