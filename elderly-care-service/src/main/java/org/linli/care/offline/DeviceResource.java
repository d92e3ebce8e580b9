package org.linli.care.offline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.care.offline.ConflictingEntries.EntryView;
import org.linli.care.visit.SettlingAct;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** What devices tell when they are online again. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "devices")
public class DeviceResource {

    /** @param key 32 bytes, base64; shown this once, and never again */
    @Schema(name = "Device")
    public record DeviceView(UUID id, String key) {}

    /** @param keep whether it is believed @param reason 1–500 characters */
    @Schema(name = "DeviceEntrySettlement")
    public record SettlementBody(
            @Nullable Boolean keep, @Nullable String reason) {}

    private final Devices devices;
    private final TakingBatch taking;
    private final ConflictingEntries entries;
    private final SettlingAct settling;
    private final Actors actors;

    DeviceResource(
            Devices devices, TakingBatch taking, ConflictingEntries entries, SettlingAct settling, Actors actors) {
        this.devices = devices;
        this.taking = taking;
        this.entries = entries;
        this.settling = settling;
        this.actors = actors;
    }

    @POST
    @Path("/devices")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("carer")
    @Operation(summary = "A key for the carer's device, shown once: with it the device signs what it tells later")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DeviceView.class)))
    public Response device() {
        Devices.Made made = devices.make(actors.current());
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new DeviceView(made.id(), made.key()))
                .build();
    }

    @POST
    @Path("/device-batches")
    @RolesAllowed("carer")
    @Operation(
            summary = "Tell what happened while the device was offline; the carer whose device it is",
            description =
                    "Applied in the order of the entries' own times, whatever order they come in. The same entry again changes"
                            + " nothing. What the visit forbids by now is kept as conflicting for the desk.")
    public BatchAnswer batch(@Nullable BatchBody body) {
        return taking.take(Asked.body(body), actors.current());
    }

    @GET
    @Path("/device-entries")
    @RolesAllowed("desk")
    @Operation(summary = "What devices told, in the order it was heard; the desk of the area")
    public Page<EntryView> entries(
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return entries.page(area, state, limit, cursor, actors.current());
    }

    @POST
    @Path("/device-entries/{id}/settlement")
    @RolesAllowed("desk")
    @Operation(
            summary = "Say whether a conflicting entry is believed; the desk of the area",
            description =
                    "Once. The visit stays as it is; a door that stayed shut raises its alarm when it is believed.")
    public EntryView settle(@PathParam("id") UUID id, @Nullable SettlementBody body) {
        SettlementBody told = Asked.body(body);
        Actor actor = actors.current();
        settling.settle(id, told.keep(), told.reason(), actor);
        return entries.one(id);
    }
}
