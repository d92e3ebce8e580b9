package org.linli.reporting.fact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Problem;
import org.linli.reporting.fact.TimelineView.OrderView;
import org.linli.reporting.scope.Officers;

/** How a report went, for officers of its area, and for units with an order of its case. */
@Path("/v1/timelines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "timelines")
public class TimelineResource {

    private final Timelines timelines;
    private final Officers officers;
    private final Actors actors;

    TimelineResource(Timelines timelines, Officers officers, Actors actors) {
        this.timelines = timelines;
        this.officers = officers;
        this.actors = actors;
    }

    @GET
    @Path("/{reportId}")
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "grid-worker", "unit-handler"})
    @Operation(
            summary = "The steps of a report and its case",
            description = "A unit's handler sees the orders of the unit only.")
    public TimelineView timeline(@PathParam("reportId") String reportId) {
        Officers.Sight sight = officers.sightOf(actors.current());
        return parsed(reportId)
                .flatMap(timelines::of)
                .flatMap(found -> visible(found, sight))
                .orElseThrow(() -> Problem.notFound("report", "上报"));
    }

    private static Optional<TimelineView> visible(Timelines.Found found, Officers.Sight sight) {
        TimelineView timeline = found.timeline();
        if (sight.everything() || (found.areaPath() != null && sight.coversArea(found.areaPath()))) {
            return Optional.of(timeline);
        }
        List<OrderView> own = timeline.orders().stream()
                .filter(order -> order.unit() != null && sight.units().contains(order.unit()))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(timeline.withOrders(own));
    }

    /** What is no id is nobody's report. */
    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
