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

/** Visits for which a carer wants help, as elderly care owns them. */
@ApplicationScoped
public class VisitConsumption implements Consumption {

    private static final String KIND = "care-visit";

    private final Consuming consuming;
    private final OpeningNeedOfOrigin opening;
    private final WithdrawingNeedOfOrigin withdrawing;
    private final HearingOrigin hearing;
    private final EventRoutes routes;

    VisitConsumption(
            Consuming consuming,
            OpeningNeedOfOrigin opening,
            WithdrawingNeedOfOrigin withdrawing,
            HearingOrigin hearing) {
        this.consuming = consuming;
        this.opening = opening;
        this.withdrawing = withdrawing;
        this.hearing = hearing;
        this.routes = EventRoutes.of("visits")
                .on("linli.care.help-wanted.v1", this::asked)
                .on("linli.care.help-withdrawn.v1", this::withdrawn)
                .on("linli.care.help-fulfilled.v1", this::fulfilled)
                .ignoring(
                        "linli.care.visit-arrived.v1",
                        "linli.care.visit-at-risk.v1",
                        "linli.care.visit-cancelled.v1",
                        "linli.care.visit-done.v1",
                        "linli.care.visit-drafted.v1",
                        "linli.care.visit-missed.v1",
                        "linli.care.visit-no-answer.v1",
                        "linli.care.visit-published.v1",
                        "linli.care.visit-refused.v1",
                        "linli.care.visit-refuted.v1",
                        "linli.care.visit-set-out.v1",
                        "linli.care.visit-suspended.v1",
                        "linli.care.visit-verified.v1");
    }

    @Incoming("visits")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void asked(IncomingEvent event) {
        opening.open(OriginPayload.wanted(origin(event), event));
    }

    private void withdrawn(IncomingEvent event) {
        withdrawing.withdraw(
                origin(event), event.aggregateVersion(), Payload.of(event).text("reasonCode"));
    }

    private void fulfilled(IncomingEvent event) {
        hearing.hear(origin(event), event.aggregateVersion(), OriginPayload.word(event));
    }

    private static Origin origin(IncomingEvent event) {
        return new Origin(KIND, Payload.of(event).text("visitId"));
    }
}
