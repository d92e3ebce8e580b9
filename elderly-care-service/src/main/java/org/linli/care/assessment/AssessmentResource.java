package org.linli.care.assessment;

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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Assessments of ability after GB/T 42195-2022, and after MZ/T 039-2013 that it replaced. */
@Path("/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class AssessmentResource {

    /** @param reason 1–500 characters */
    @Schema(name = "AssessmentAnnulment")
    public record ReasonBody(@Nullable String reason) {}

    private final Assessing assessing;
    private final AssessmentList list;
    private final Actors actors;

    AssessmentResource(Assessing assessing, AssessmentList list, Actors actors) {
        this.assessing = assessing;
        this.list = list;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(summary = "Assessments that are due again until a day, the longest due first; the desk of the area")
    public Page<Assessments.AssessmentView> due(
            @QueryParam("due") @Nullable LocalDate due,
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.due(Asked.given("due", due), area, limit, cursor, actors.current());
    }

    @POST
    @Path("/{id}/annulment")
    @RolesAllowed("desk")
    @Operation(summary = "It was wrong and does not count; another desk officer of the area than who told it")
    public void annul(@PathParam("id") UUID id, @Nullable ReasonBody body) {
        assessing.annul(id, Asked.body(body).reason(), actors.current());
    }
}
