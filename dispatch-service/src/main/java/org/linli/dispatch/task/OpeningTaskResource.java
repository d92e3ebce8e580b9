package org.linli.dispatch.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Standing;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** Opening an order to claiming. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class OpeningTaskResource {

    private final OpeningTask opening;
    private final Actors actors;

    OpeningTaskResource(OpeningTask opening, Actors actors) {
        this.opening = opening;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/tasks")
    @RolesAllowed({"dispatcher", "duty-chief"})
    @Operation(
            summary = "Open an order to claiming by volunteers; a dispatcher or duty chief of its area",
            description = "The order stays its unit's: neither its state nor its deadlines change. One task of an order"
                    + " stands at a time, so asking twice is refused the second time.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Standing.class)))
    public Response open(@PathParam("id") UUID order, @Nullable TaskBody body) {
        Standing task = opening.open(order, Asked.body(body), actors.current());
        return Response.created(URI.create("/v1/tasks/" + task.id()))
                .entity(task)
                .header(HttpHeaders.ETAG, IfMatch.etag(task.version()))
                .build();
    }
}
