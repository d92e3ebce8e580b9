package org.linli.dispatch.order;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;

/** Dispatching over REST. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class DispatchingResource {

    /**
     * @param lead code of a unit in service
     * @param supporting at most 20 other units
     * @param note what the units read as the reason
     */
    @Schema(name = "Dispatching")
    public record DispatchingBody(
            @Nullable String lead,
            @Nullable List<@Nullable String> supporting,
            @Nullable String note) {}

    private final DispatchingCase dispatching;
    private final Actors actors;

    DispatchingResource(DispatchingCase dispatching, Actors actors) {
        this.dispatching = dispatching;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/dispatching")
    @RolesAllowed("dispatcher")
    @Operation(
            summary = "Dispatch a filed case to a lead unit and supporting units; a dispatcher of its area",
            description = "Of a case dispatched before: adds supporting units, or a lead where none stands any more.")
    public Response dispatch(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable DispatchingBody body) {
        DispatchingBody asked = Asked.body(body);
        DispatchingCase.Asking units = new DispatchingCase.Asking(asked.lead(), asked.supporting(), asked.note());
        return dispatching
                .dispatch(id, IfMatch.required(ifMatch), units, actors.current())
                .asResponse();
    }
}
