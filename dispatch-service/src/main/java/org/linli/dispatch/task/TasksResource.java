package org.linli.dispatch.task;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** Tasks to read. */
@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "tasks")
public class TasksResource {

    private final TaskSight sight;
    private final ReadingMatter matter;
    private final Actors actors;

    TasksResource(TaskSight sight, ReadingMatter matter, Actors actors) {
        this.sight = sight;
        this.matter = matter;
        this.actors = actors;
    }

    /**
     * @param state only in this state
     * @param order only of this order
     * @param limit 1–200
     */
    @GET
    @RolesAllowed({"unit-handler", "dispatcher", "duty-chief", "inspector", "auditor"})
    @Operation(summary = "Tasks of my areas, or of the orders of my units; the latest comes first")
    public Page<TaskView> tasks(
            @QueryParam("state") @Nullable String state,
            @QueryParam("order") @Nullable UUID order,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return sight.page(
                new TaskSight.Filter(
                        order, state(state), Page.limit(limit), cursor == null ? null : Cursor.parse(cursor, 1)),
                actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"unit-handler", "dispatcher", "duty-chief", "inspector", "auditor"})
    @Operation(summary = "One task, with what I could do now; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TaskView.class)))
    public Response one(@PathParam("id") UUID id) {
        TaskView task = sight.one(id, actors.current());
        return Response.ok(task)
                .header(HttpHeaders.ETAG, IfMatch.etag(task.version()))
                .build();
    }

    @GET
    @Path("/{id}/matter")
    @RolesAllowed({"volunteer", "dispatcher", "duty-chief"})
    @Operation(
            summary = "What the task is about: words and place of its case; each reading is on record",
            description = "For the volunteer whose claim on it holds, until checked out, and for dispatch.")
    public MatterView matter(@PathParam("id") UUID id) {
        return matter.read(id, actors.current());
    }

    private static @Nullable TaskState state(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        return Arrays.stream(TaskState.values())
                .filter(state -> state != TaskState.NEW && state.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "known", "不是有效的状态", "is not a state of a task"));
    }
}
