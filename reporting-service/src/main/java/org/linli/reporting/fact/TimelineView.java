package org.linli.reporting.fact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One report and its case as they went. No words and nobody's name: those are with the services that own them.
 *
 * @param state of the case; null before it is proposed
 * @param late clocks that ran out: {@code filing}, {@code dispatching}, {@code checking}
 * @param steps in the order of time
 * @param legs those that are complete
 */
@Schema(name = "Timeline")
public record TimelineView(
        UUID reportId,
        @Nullable UUID caseId,
        @Nullable String number,
        @Nullable String channel,
        boolean imported,
        @Nullable String area,
        @Nullable String category,
        @Nullable String state,
        @Nullable String condition,
        @Nullable String leadUnit,
        @Nullable Instant dueAt,
        @Nullable Boolean dueProvisional,
        @Nullable Boolean closedOnTime,
        List<String> late,
        int reworks,
        int returns,
        List<StepView> steps,
        List<LegView> legs,
        List<OrderView> orders) {

    /** What happened, and when. */
    @Schema(name = "TimelineStep")
    public record StepView(String step, Instant at) {}

    /** How long it took from one step to another, in seconds. */
    @Schema(name = "TimelineLeg")
    public record LegView(String from, String to, long seconds) {}

    /**
     * A work order.
     *
     * @param part {@code lead} or {@code support}
     * @param ruling on its return: {@code upheld}, {@code overruled} or {@code lapsed}
     */
    @Schema(name = "TimelineOrder")
    public record OrderView(
            UUID orderId,
            @Nullable String unit,
            @Nullable String part,
            @Nullable Instant dueAt,
            @Nullable Instant issuedAt,
            @Nullable Instant takenAt,
            @Nullable Instant returnedAt,
            @Nullable String ruling,
            @Nullable Instant withdrawnAt,
            @Nullable Instant handledAt,
            @Nullable Boolean onTime,
            boolean late,
            int reworks) {}

    TimelineView withOrders(List<OrderView> shown) {
        return new TimelineView(
                reportId,
                caseId,
                number,
                channel,
                imported,
                area,
                category,
                state,
                condition,
                leadUnit,
                dueAt,
                dueProvisional,
                closedOnTime,
                late,
                reworks,
                returns,
                steps,
                legs,
                shown);
    }
}
