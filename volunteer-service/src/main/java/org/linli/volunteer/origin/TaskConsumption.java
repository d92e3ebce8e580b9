package org.linli.volunteer.origin;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.volunteer.need.Origin;
import org.linli.volunteer.need.OriginWord;

/** Tasks of cases that dispatch opened to claiming, and what it decides about the claims on them. */
@ApplicationScoped
public class TaskConsumption implements Consumption {

    /** What dispatch's word is worth: it organised the service. */
    private static final int BY_ORGANISER = 1;

    private final Consuming consuming;
    private final OpeningNeedOfOrigin opening;
    private final WithdrawingNeedOfOrigin withdrawing;
    private final HearingOrigin hearing;
    private final DecidingClaimOfOrigin deciding;
    private final EventRoutes routes;

    TaskConsumption(
            Consuming consuming,
            OpeningNeedOfOrigin opening,
            WithdrawingNeedOfOrigin withdrawing,
            HearingOrigin hearing,
            DecidingClaimOfOrigin deciding) {
        this.consuming = consuming;
        this.opening = opening;
        this.withdrawing = withdrawing;
        this.hearing = hearing;
        this.deciding = deciding;
        this.routes = EventRoutes.of("tasks")
                .on("linli.dispatch.task-opened.v1", this::opened)
                .on("linli.dispatch.task-granted.v1", this::granted)
                .on("linli.dispatch.task-refused.v1", this::refused)
                .on("linli.dispatch.task-accepted.v1", this::accepted)
                .on("linli.dispatch.task-rejected.v1", this::rejected)
                .on("linli.dispatch.task-withdrawn.v1", this::withdrawn)
                // Whoever gave it back did so here; whoever did not come is refused by an event of their own.
                .ignoring("linli.dispatch.task-freed.v1");
    }

    @Incoming("tasks")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void opened(IncomingEvent event) {
        opening.open(OriginPayload.wanted(origin(event), event));
    }

    private void granted(IncomingEvent event) {
        deciding.grant(
                origin(event), event.aggregateVersion(), Payload.of(event).uuid("claimId"));
    }

    private void refused(IncomingEvent event) {
        deciding.refuse(
                origin(event), event.aggregateVersion(), Payload.of(event).uuid("claimId"));
    }

    private void accepted(IncomingEvent event) {
        int minutes = (int) Math.clamp(Payload.of(event).number("minutes"), Integer.MIN_VALUE, Integer.MAX_VALUE);
        hearing.hear(origin(event), event.aggregateVersion(), new OriginWord(true, minutes, BY_ORGANISER));
    }

    /** It stays on record, and nothing of it counts. */
    private void rejected(IncomingEvent event) {
        hearing.hear(origin(event), event.aggregateVersion(), new OriginWord(true, 0, BY_ORGANISER));
    }

    private void withdrawn(IncomingEvent event) {
        withdrawing.withdraw(
                origin(event), event.aggregateVersion(), Payload.of(event).text("reasonCode"));
    }

    private static Origin origin(IncomingEvent event) {
        return new Origin(Origin.CASE_TASK, Payload.of(event).uuid("taskId").toString());
    }
}
