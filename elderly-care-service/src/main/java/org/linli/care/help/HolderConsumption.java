package org.linli.care.help;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/** Who helps with a visit now. */
@ApplicationScoped
public class HolderConsumption implements Consumption {

    private final Consuming consuming;
    private final HelpHolders holders;
    private final EventRoutes routes;

    HolderConsumption(Consuming consuming, HelpHolders holders) {
        this.consuming = consuming;
        this.holders = holders;
        this.routes = EventRoutes.of("holders").on("linli.volunteer.holders-changed.v1", this::changed);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("holders")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    private void changed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        if (payload.text("originKind").equals(FollowingNeed.CARE_VISIT)) {
            holders.are(payload.text("originId"), event.aggregateVersion(), payload.texts("holders"));
        }
    }
}
