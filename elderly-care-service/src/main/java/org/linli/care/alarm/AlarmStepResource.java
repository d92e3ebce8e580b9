package org.linli.care.alarm;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;

/** What has to be done now about doors that stay shut. */
@Path("/v1/alarm-steps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alarms")
public class AlarmStepResource {

    private final StepsToDo steps;
    private final Actors actors;

    AlarmStepResource(StepsToDo steps, Actors actors) {
        this.steps = steps;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "grid-worker", "carer", "volunteer"})
    @Operation(summary = "Steps that have begun and that the caller has still to tell of, the longest due first")
    public Page<StepsToDo.ToDo> mine(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        return steps.of(actors.current(), limit, cursor);
    }
}
