package org.linli.care.assessment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** What was found of somebody's abilities. */
@Path("/v1/elders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "assessments")
public class AssessmentsOfElderResource {

    private final Assessing assessing;
    private final AssessmentList list;
    private final Actors actors;

    AssessmentsOfElderResource(Assessing assessing, AssessmentList list, Actors actors) {
        this.assessing = assessing;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @Path("/assessments")
    @RolesAllowed("desk")
    @Operation(summary = "Write down what an assessor found; the desk of the area. The answer is the whole history")
    public Response tell(@PathParam("id") UUID id, Assessing.@Nullable Body body) {
        assessing.tell(id, Asked.body(body), actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(list.of(id, actors.current()))
                .build();
    }

    @GET
    @Path("/assessments")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "What was found of somebody, latest first; the grid worker of the grid, the desk of the area")
    public List<Assessments.AssessmentView> of(@PathParam("id") UUID id) {
        return list.of(id, actors.current());
    }
}
