package org.linli.volunteer.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** When a person is free. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class AvailabilityResource {

    private final Availability availability;
    private final PersonViews views;
    private final Actors actors;

    AvailabilityResource(Availability availability, PersonViews views, Actors actors) {
        this.availability = availability;
        this.views = views;
        this.actors = actors;
    }

    @GET
    @Path("/{id}/availability")
    @Transactional
    @RolesAllowed({"resident", "volunteer", "desk", "auditor"})
    @Operation(summary = "When a person is free; the ETag is the person's")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AvailabilityBody.class)))
    public Response of(@PathParam("id") UUID id) {
        return answer(id, views.visible(id, actors.current()).version());
    }

    @PUT
    @Path("/{id}/availability")
    @Transactional
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Tell anew when a person is free; If-Match is the person's version")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AvailabilityBody.class)))
    public Response replace(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable AvailabilityBody body) {
        long seen = IfMatch.required(ifMatch);
        availability.replace(id, seen, Asked.body(body), actors.current());
        return answer(id, seen + 1);
    }

    private Response answer(UUID id, long version) {
        return Response.ok(availability.of(id))
                .header(HttpHeaders.ETAG, IfMatch.etag(version))
                .build();
    }
}
