package org.linli.volunteer.plan;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** The open needs of an area are planned at once. */
@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "plans")
public class PlanResource {

    private static final int MOST_KINDS = 20;
    private static final int LONGEST_TIME = 40;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * @param area code; needs there and below
     * @param from needs that begin then or later
     * @param to needs that begin before; at most 31 days after
     * @param kinds of needs, up to 20; any when left out
     */
    @Schema(name = "Planning")
    public record PlanBody(
            @Nullable String area,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<@Nullable String> kinds) {}

    private final MakingPlan making;
    private final ApplyingPlan applying;
    private final Plans plans;
    private final Actors actors;

    PlanResource(MakingPlan making, ApplyingPlan applying, Plans plans, Actors actors) {
        this.making = making;
        this.applying = applying;
        this.plans = plans;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(
            summary = "Match all open needs of an area at once; desk of the area",
            description =
                    "Exact: as many places as can be are filled, and the sum of scores is the greatest. Each person takes"
                            + " one place; whoever said no, or is being asked already, is not planned. Nobody is asked yet. Kept seven days.")
    public Response plan(@Nullable PlanBody body) {
        PlanBody asked = Asked.body(body);
        Actor actor = actors.current();
        UUID id = making.make(
                new MakingPlan.Asked(
                        Asked.code("area", asked.area()),
                        time("from", asked.from()),
                        time("to", asked.to()),
                        asked.kinds() == null ? List.of() : Asked.codes("kinds", asked.kinds(), MOST_KINDS)),
                actor);
        return Response.created(URI.create("/v1/plans/" + id))
                .entity(plans.shown(id, actor))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("desk")
    @Operation(summary = "A plan of the last seven days; desk of its area")
    public PlanViews.Whole plan(@PathParam("id") UUID id) {
        return plans.shown(id, actors.current());
    }

    @POST
    @Path("/{id}/application")
    @RolesAllowed("desk")
    @Operation(
            summary = "Ask those who are planned, first; desk of the plan's area",
            description =
                    "A need that is not as it was planned is left out and named. Whoever does not say yes is followed by the"
                            + " next wave of the need's filling. Can be repeated.")
    public PlanViews.Whole apply(@PathParam("id") UUID id) {
        return applying.apply(id, actors.current());
    }

    private static Instant time(String field, @Nullable String text) {
        try {
            Instant moment =
                    OffsetDateTime.parse(Asked.words(field, text, LONGEST_TIME)).toInstant();
            if (moment.isAfter(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeParseException notATime) {
            // Named below, as one that no need can have.
        }
        throw Problem.invalid(
                field, "time", "须为时间,如 2026-12-01T09:00:00+08:00", "must be a time such as 2026-12-01T09:00:00+08:00");
    }
}
