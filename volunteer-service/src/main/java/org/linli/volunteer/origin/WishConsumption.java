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

/** Residents' micro-wishes, as intake owns them. */
@ApplicationScoped
public class WishConsumption implements Consumption {

    private static final String KIND = "micro-wish";

    private final Consuming consuming;
    private final OpeningNeedOfOrigin opening;
    private final WithdrawingNeedOfOrigin withdrawing;
    private final HearingOrigin hearing;
    private final EventRoutes routes;

    WishConsumption(
            Consuming consuming,
            OpeningNeedOfOrigin opening,
            WithdrawingNeedOfOrigin withdrawing,
            HearingOrigin hearing) {
        this.consuming = consuming;
        this.opening = opening;
        this.withdrawing = withdrawing;
        this.hearing = hearing;
        this.routes = EventRoutes.of("wishes")
                .on("linli.intake.wish-approved.v1", this::asked)
                .on("linli.intake.wish-withdrawn.v1", this::withdrawn)
                .on("linli.intake.wish-fulfilled.v1", this::fulfilled)
                .ignoring(
                        "linli.intake.wish-made.v1",
                        "linli.intake.wish-refused.v1",
                        "linli.intake.wish-claimed.v1",
                        "linli.intake.wish-freed.v1",
                        "linli.intake.wish-served.v1",
                        "linli.intake.wish-lapsed.v1");
    }

    @Incoming("wishes")
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
        return new Origin(KIND, Payload.of(event).text("wishId"));
    }
}
