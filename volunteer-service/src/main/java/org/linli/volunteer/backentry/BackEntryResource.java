package org.linli.volunteer.backentry;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Service that was not recorded when it was given. */
@Path("/v1/back-entries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "time bank")
public class BackEntryResource {

    /** @param reason 1–500 characters */
    @Schema(name = "BackEntryRefusal")
    public record RefusalBody(@Nullable String reason) {}

    private final ProposingBackEntry proposing;
    private final DecidingBackEntry deciding;
    private final BackEntryList list;
    private final Actors actors;

    BackEntryResource(ProposingBackEntry proposing, DecidingBackEntry deciding, BackEntryList list, Actors actors) {
        this.proposing = proposing;
        this.deciding = deciding;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(
            summary = "Enter service afterwards; desk of the person's area; needs an Idempotency-Key",
            description =
                    "At most 90 days ago, and 480 minutes a day together with what is recorded. 201, or 200 with the"
                            + " same entry when the same was entered under this key before.")
    public Response propose(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable BackEntryBody body) {
        ProposingBackEntry.Proposed proposed = proposing.propose(Asked.body(body), key, actors.current());
        return list.ofDesk(proposed.entry())
                .asResponse(proposed.fresh() ? Response.Status.CREATED : Response.Status.OK);
    }

    @GET
    @RolesAllowed({"volunteer", "resident", "desk", "auditor"})
    @Operation(
            summary =
                    "Every back entry around the caller, the latest first, with the hands that entered and approved it",
            description =
                    "Registered people: of their community and of their work unit, names masked. Desk and auditor: of"
                            + " their areas.")
    public Page<BackEntryView> entries(
            @QueryParam("area") @Nullable String area,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(area, unit, limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"volunteer", "resident", "desk", "auditor"})
    @Operation(summary = "One back entry; 404 for who may not see it")
    public Response entry(@PathParam("id") UUID id) {
        return list.one(id, actors.current()).asResponse(Response.Status.OK);
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed("desk")
    @Operation(summary = "Approve and book it; another officer of the area than who entered it, and not the person")
    public Response approve(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return list.ofDesk(deciding.approve(id, IfMatch.required(ifMatch), actors.current()))
                .asResponse(Response.Status.OK);
    }

    @POST
    @Path("/{id}/refusal")
    @RolesAllowed("desk")
    @Operation(summary = "Refuse it, with a reason; the same officers")
    public Response refuse(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RefusalBody body) {
        return list.ofDesk(deciding.refuse(
                        id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()))
                .asResponse(Response.Status.OK);
    }
}
