package org.linli.volunteer.owndata;

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

/** What somebody may ask of whoever keeps something of them: to have it, and to be forgotten. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class OwnDataResource {

    /** @param reason up to 500 characters; the desk gives one */
    @Schema(name = "PersonErasure")
    public record ErasureBody(@Nullable String reason) {}

    private final ExportingPerson exporting;
    private final ErasingPerson erasing;
    private final Actors actors;

    OwnDataResource(ExportingPerson exporting, ErasingPerson erasing, Actors actors) {
        this.exporting = exporting;
        this.erasing = erasing;
        this.actors = actors;
    }

    @GET
    @Path("/{id}/export")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "All that is kept of a person: oneself, or the desk of the area; each reading is audited")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OwnData.class)))
    public Response export(@PathParam("id") UUID id) {
        return Response.ok(exporting.export(id, actors.current()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{id}/erasure")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "Forget a person: oneself; the desk of the area, with a reason, for somebody without a phone",
            description =
                    "Refused while a claim stands or an account holds something. Afterwards nobody is there: 404, and"
                            + " whoever signs in may register anew as a new person.")
    public void erase(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ErasureBody body) {
        erasing.erase(id, IfMatch.required(ifMatch), body == null ? null : body.reason(), actors.current());
    }
}
