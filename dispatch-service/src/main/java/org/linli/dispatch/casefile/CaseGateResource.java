package org.linli.dispatch.casefile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;

/** The filing gate over REST. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class CaseGateResource {

    /** @param condition one of the category's filing conditions; without it the first */
    @Schema(name = "Filing")
    public record FilingBody(
            @Nullable String condition, @Nullable String note) {}

    /** @param reasonCode of the city's list, kind declining */
    @Schema(name = "Declining")
    public record DecliningBody(
            @Nullable String reasonCode, @Nullable String reason) {}

    private final FilingCase filing;
    private final DecliningCase declining;
    private final Actors actors;

    CaseGateResource(FilingCase filing, DecliningCase declining, Actors actors) {
        this.filing = filing;
        this.declining = declining;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/filing")
    @RolesAllowed("duty-chief")
    @Operation(
            summary = "File a case; a duty chief of its area, not the desk officer who accepted the report",
            description = "Computes the due times of its stages. Goes on to dispatching where a rule says so.")
    public Response file(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable FilingBody body) {
        FilingBody asked = body == null ? new FilingBody(null, null) : body;
        return filing.file(id, IfMatch.required(ifMatch), asked.condition(), asked.note(), actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/declining")
    @RolesAllowed("duty-chief")
    @Operation(summary = "Decline to file a case, with a reason; a duty chief of its area, not the desk officer")
    public Response decline(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable DecliningBody body) {
        DecliningBody asked = Asked.body(body);
        return declining
                .decline(id, IfMatch.required(ifMatch), asked.reasonCode(), asked.reason(), actors.current())
                .asResponse();
    }
}
