package org.linli.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where the {@code type} of a problem leads: documentation for people, like {@code /q/swagger-ui}, and no part of the API's
 * description. Plain text, which every browser shows.
 */
@Path("/problems")
@PermitAll
@Produces({MediaType.TEXT_PLAIN + ";charset=utf-8", "text/markdown;charset=utf-8"})
public class ProblemPageResource {

    @GET
    @Operation(hidden = true)
    public String all() {
        return ProblemPages.all();
    }

    /** @throws Problem not-found for a type that there is not */
    @GET
    @Path("/{type}")
    @Operation(hidden = true)
    public String page(@PathParam("type") String type) {
        return ProblemPages.of(type).orElseThrow(() -> Problem.notFound("type of problem", "该错误类型"));
    }
}
