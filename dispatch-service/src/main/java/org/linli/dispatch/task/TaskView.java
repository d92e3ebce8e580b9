package org.linli.dispatch.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A task as officers and its order's unit read it.
 *
 * @param unit whose order it is
 * @param claimId in volunteer-service; the one that holds, or held when it ended
 * @param honourBy when whoever has it must have checked in
 * @param servedMinutes as checked out
 * @param acceptedMinutes that count
 * @param endedBecause withdrawn, order-handled, order-withdrawn, case-closed or lapsed
 * @param reopened how often it came free again
 * @param possible what the caller could do now
 */
@Schema(name = "Task")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        UUID id,
        UUID orderId,
        UUID caseId,
        String state,
        long version,
        String unit,
        String area,
        String kind,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        List<List<String>> skills,
        String reach,
        Instant openedAt,
        @Nullable UUID claimId,
        @Nullable Instant grantedAt,
        @Nullable Instant honourBy,
        @Nullable Instant begunAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer servedMinutes,
        @Nullable Integer acceptedMinutes,
        @Nullable Instant endedAt,
        @Nullable String endedBecause,
        int reopened,
        List<Action> possible) {

    /** @param href where to POST it, with If-Match */
    @Schema(name = "PossibleTaskAction")
    public record Action(String action, String href) {}

    static TaskView of(Task task, List<Action> possible) {
        boolean granted = task.claimId() != null;
        return new TaskView(
                task.id(),
                task.orderId(),
                task.caseId(),
                task.state().wire(),
                task.version(),
                task.unitCode(),
                task.areaCode(),
                task.kind(),
                task.beginsAt(),
                task.endsAt(),
                task.minutes(),
                task.skills(),
                task.reach(),
                task.openedAt(),
                task.claimId(),
                granted ? task.grantedAt() : null,
                granted ? task.honourBy() : null,
                task.begunAt(),
                task.deliveredAt(),
                task.servedMinutes(),
                task.acceptedMinutes(),
                task.endedAt(),
                task.endedBecause(),
                task.reopened(),
                possible);
    }
}
