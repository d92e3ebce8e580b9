package org.linli.intake.tracking;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;

/** Takes the units' words to the reporter. */
@ApplicationScoped
public class AnswerConsumption implements Consumption {

    private final Consuming consuming;
    private final EventRoutes routes;

    AnswerConsumption(Consuming consuming, Timeline timeline) {
        this.consuming = consuming;
        this.routes = EventRoutes.of("answers").on("linli.dispatch.answer-given.v1", timeline::answered);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("answers")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }
}
