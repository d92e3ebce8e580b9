package org.linli.volunteer.risk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Claims that may come to nothing. */
@Path("/v1/claims/at-risk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class AtRiskResource {

    private static final int MOST_HOURS = 336;

    private final ClaimsAtRisk claims;
    private final Actors actors;

    AtRiskResource(ClaimsAtRisk claims, Actors actors) {
        this.claims = claims;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(
            summary = "Claims on needs that begin soon of which it is doubtful that somebody comes, the worst first",
            description =
                    "Held and not confirmed, or of somebody who comes less often than not. within: hours, 1 to 336.")
    public ClaimsAtRisk.Found atRisk(
            @QueryParam("area") @Nullable String area,
            @QueryParam("within") @DefaultValue("48") int within,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (within < 1 || within > MOST_HOURS) {
            throw Problem.invalid("within", "range", "须为 1 至 336 小时", "must be 1 to 336 hours");
        }
        return claims.within(
                area == null ? null : Asked.code("area", area),
                Duration.ofHours(within),
                Page.limit(limit),
                actors.current());
    }
}
