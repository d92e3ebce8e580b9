package org.linli.dispatch.casefile;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.consume.PermanentFault;

/** Reads the alarms that elderly care hands over, and what it learns of them later. */
@ApplicationScoped
public class AlarmConsumer implements Consumption {

    static final String CHANNEL = "alarms";

    private static final Set<String> OUTCOMES = Set.of("well", "in-hospital", "away", "hurt", "dead", "false-alarm");

    private final Consuming consuming;
    private final EnteringAlarm entering;
    private final EventRoutes routes;

    AlarmConsumer(Consuming consuming, EnteringAlarm entering) {
        this.consuming = consuming;
        this.entering = entering;
        this.routes = EventRoutes.of(CHANNEL)
                .on("linli.care.alarm-handed-over.v1", event -> entering.enter(HandedOver.read(event)))
                .on("linli.care.alarm-ended.v1", this::ended);
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

    private void ended(IncomingEvent event) {
        Payload payload = Payload.of(event);
        String outcome = payload.text("outcome");
        if (!OUTCOMES.contains(outcome)) {
            throw new PermanentFault("outcome: not one that is known");
        }
        entering.ended(payload.uuid("alarmId"), new UrgentEntries.Ended(outcome, payload.instant("at")));
    }
}
