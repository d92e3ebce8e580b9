package org.linli.care.elder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** What somebody may ask of whoever keeps something of them: to have it, and to be forgotten. */
@Path("/v1/elders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "register")
public class ElderDataResource {

    /** @param reason {@code on-request} or {@code retention} */
    @Schema(name = "ElderErasure")
    public record ErasureBody(@Nullable String reason) {}

    private final ExportingElder exporting;
    private final ErasingElder erasing;
    private final Actors actors;

    ElderDataResource(ExportingElder exporting, ErasingElder erasing, Actors actors) {
        this.exporting = exporting;
        this.erasing = erasing;
        this.actors = actors;
    }

    @GET
    @Path("/export")
    @RolesAllowed("desk")
    @Operation(summary = "All that is kept of somebody, in full; the desk of the area. On record")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ElderOwnData.class)))
    public Response export(@PathParam("id") UUID id) {
        return Response.ok(exporting.export(id, actors.current()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/erasure")
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "Forget somebody, on their request or when the retention of who left is over; the desk of the area",
            description = "Refused while a visit or an alarm is under way. Afterwards nobody is there: 404.")
    public void erase(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String seen, @Nullable ErasureBody body) {
        erasing.erase(id, Asked.body(body).reason(), IfMatch.required(seen), actors.current());
    }
}
