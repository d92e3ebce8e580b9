package org.linli.dispatch.task;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an order shows of the task that was opened of it last.
 *
 * @param minutes of service that are asked for
 * @param reopened how often it came free again
 */
@Schema(name = "TaskOfOrder")
public record TaskOfOrder(
        UUID id, String state, long version, String kind, Instant beginsAt, Instant endsAt, int minutes, int reopened) {

    static TaskOfOrder of(Task task) {
        return new TaskOfOrder(
                task.id(),
                task.state().wire(),
                task.version(),
                task.kind(),
                task.beginsAt(),
                task.endsAt(),
                task.minutes(),
                task.reopened());
    }
}
