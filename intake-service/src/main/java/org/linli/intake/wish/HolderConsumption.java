package org.linli.intake.wish;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/** Who may read the contact of a wish now. */
@ApplicationScoped
public class HolderConsumption implements Consumption {

    private final Consuming consuming;
    private final Holders holders;
    private final EventRoutes routes;

    HolderConsumption(Consuming consuming, Holders holders) {
        this.consuming = consuming;
        this.holders = holders;
        this.routes = EventRoutes.of("holders").on("linli.volunteer.holders-changed.v1", this::changed);
    }

    @Incoming("holders")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void changed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        if (payload.text("originKind").equals(FollowingNeed.MICRO_WISH)) {
            holders.are(payload.uuid("originId"), event.aggregateVersion(), payload.texts("holders"));
        }
    }
}
