package org.linli.dispatch.task;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;

/** What becomes of the claims on tasks, among everything volunteer-service tells of needs. */
@ApplicationScoped
public class ClaimConsumption implements Consumption {

    static final String CHANNEL = "needs";

    private final Consuming consuming;
    private final EventRoutes routes;

    ClaimConsumption(Consuming consuming, HearingVolunteers hearing) {
        this.consuming = consuming;
        this.routes = EventRoutes.of(CHANNEL)
                .on("linli.volunteer.claim-held.v1", ofTask(hearing::held))
                .on("linli.volunteer.claim-released.v1", ofTask(heard -> hearing.freed(heard, "given-back")))
                .on("linli.volunteer.claim-no-show.v1", ofTask(heard -> hearing.freed(heard, "no-show")))
                .on("linli.volunteer.claim-checked-in.v1", ofTask(hearing::checkedIn))
                .on("linli.volunteer.claim-checked-out.v1", ofTask(hearing::checkedOut))
                .on("linli.volunteer.need-expired.v1", ofTask(hearing::needEnded))
                .on("linli.volunteer.need-withdrawn.v1", ofTask(hearing::needEnded))
                .ignoring(
                        "linli.volunteer.claim-attested.v1",
                        "linli.volunteer.claim-confirmed.v1",
                        "linli.volunteer.claim-disputed.v1",
                        "linli.volunteer.claim-recorded.v1",
                        "linli.volunteer.need-begun.v1",
                        "linli.volunteer.need-closed.v1",
                        "linli.volunteer.need-confirmed.v1",
                        "linli.volunteer.need-done.v1",
                        "linli.volunteer.need-filled.v1",
                        "linli.volunteer.need-opened.v1",
                        "linli.volunteer.need-proposed.v1",
                        "linli.volunteer.need-reopened.v1",
                        "linli.volunteer.need-reviewed.v1");
    }

    private static Consumer<IncomingEvent> ofTask(Consumer<ClaimHeard> act) {
        return event -> ClaimHeard.of(event).ifPresent(act);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }
}
