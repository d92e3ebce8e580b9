package org.linli.care.alarm;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Doors that stay shut: what goes on, what was done, how it ended. */
@Path("/v1/alarms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alarms")
public class AlarmResource {

    /**
     * @param outcome {@code reached} or {@code not-reached}
     * @param found how the person is when reached: one of the outcomes of an alarm; {@code well} when not said
     */
    @Schema(name = "AlarmStepTold")
    public record StepBody(
            @Nullable String outcome,
            @Nullable String found,
            @Nullable String words) {}

    /** @param outcome well, in-hospital, away, hurt, dead or false-alarm */
    @Schema(name = "AlarmEnding")
    public record EndingBody(
            @Nullable String outcome, @Nullable String words) {}

    private final AlarmViews views;
    private final ReadingAlarmMatter matter;
    private final TellingStep telling;
    private final EndingAlarm ending;
    private final Actors actors;

    AlarmResource(AlarmViews views, ReadingAlarmMatter matter, TellingStep telling, EndingAlarm ending, Actors actors) {
        this.views = views;
        this.matter = matter;
        this.telling = telling;
        this.ending = ending;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "grid-worker"})
    @Operation(summary = "Alarms of the areas the caller answers for, the latest first")
    public Page<AlarmViews.AlarmRow> alarms(
            @QueryParam("area") @Nullable String area,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(area, state, limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"desk", "duty-chief", "grid-worker", "carer", "volunteer"})
    @Operation(
            summary =
                    "One alarm with its steps; officers of the area, the grid worker, the carer or volunteer at the door")
    public AlarmViews.AlarmView alarm(@PathParam("id") UUID id) {
        return views.one(id, actors.current());
    }

    @GET
    @Path("/{id}/matter")
    @RolesAllowed({"desk", "grid-worker", "carer", "unit-handler", "inspector"})
    @Operation(
            summary = "Who it is, where, and whom to call; for who handles it, each reading on record",
            description =
                    "The desk; carer and grid worker until it has ended; after the handing over the inspector of the area"
                            + " and the handlers of a unit with a standing order.")
    public ReadingAlarmMatter.MatterView matter(@PathParam("id") UUID id) {
        return matter.read(id, actors.current());
    }

    @POST
    @Path("/{id}/steps/{number}")
    @RolesAllowed({"desk", "grid-worker", "carer", "volunteer"})
    @Operation(
            summary = "Tell how a step went; who does it, or the desk for them",
            description =
                    "Reached ends the alarm, not reached begins the next step at once. A step is told once; no version is"
                            + " asked for, as the clock moves the alarm on meanwhile.")
    public AlarmViews.AlarmView tell(
            @PathParam("id") UUID id, @PathParam("number") int number, @Nullable StepBody body) {
        StepBody told = Asked.body(body);
        Actor actor = actors.current();
        telling.tell(id, number, told.outcome(), told.found(), told.words(), actor);
        return views.one(id, actor);
    }

    @POST
    @Path("/{id}/ending")
    @RolesAllowed("desk")
    @Operation(
            summary = "End an alarm, with what became of the person; the desk of the area",
            description = "Also after the handing over: dispatch is told, and its case goes on.")
    public AlarmViews.AlarmView end(@PathParam("id") UUID id, @Nullable EndingBody body) {
        EndingBody told = Asked.body(body);
        Actor actor = actors.current();
        ending.end(id, told.outcome(), told.words(), actor);
        return views.one(id, actor);
    }
}
