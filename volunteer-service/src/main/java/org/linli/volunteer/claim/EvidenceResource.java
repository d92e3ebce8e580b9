package org.linli.volunteer.claim;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import org.linli.kit.identity.Actors;

/** What a claim's minutes stand on. */
@Path("/v1/claims/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class EvidenceResource {

    private final ClaimList list;
    private final ShowingCode codes;
    private final Actors actors;

    EvidenceResource(ClaimList list, ShowingCode codes, Actors actors) {
        this.list = list;
        this.codes = codes;
        this.actors = actors;
    }

    @GET
    @Path("/code")
    @RolesAllowed({"volunteer", "resident", "organisation"})
    @Operation(
            summary = "The code of the caller's side, for the other side to enter; no officer gets one",
            description =
                    "The receiver's is entered by the volunteer at check-out, the volunteer's by the receiver when"
                            + " attesting. Five wrong ones end both for this claim.")
    @APIResponse(
            responseCode = "200",
            description = "Not to be kept by caches",
            content = @Content(schema = @Schema(implementation = EvidenceViews.Code.class)))
    public Response code(@PathParam("id") UUID id) {
        return Response.ok(codes.show(id, actors.current()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/evidence")
    @Authenticated
    @Operation(summary = "What was shown for a claim: one's own, or on a need one overlooks")
    public EvidenceViews.Whole evidence(@PathParam("id") UUID id) {
        return list.evidence(id, actors.current());
    }
}
