package org.linli.care.careplan;

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

/** Days of care plans that wait for a calendar. */
@Path("/v1/occurrences-waiting")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "care-plans")
public class WaitingResource {

    private final OccurrenceViews occurrences;
    private final Actors actors;

    WaitingResource(OccurrenceViews occurrences, Actors actors) {
        this.occurrences = occurrences;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(summary = "Days of which nobody can say yet whether they are holidays, as their year has no calendar")
    public Page<OccurrenceViews.WaitingView> waiting(
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return occurrences.waiting(area, limit, cursor, actors.current());
    }
}
