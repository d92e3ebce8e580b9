package org.linli.dispatch.casefile;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;

/** Reads the dossiers of accepted reports, and what is shown of their words later. */
@ApplicationScoped
public class DossierConsumer implements Consumption {

    static final String CHANNEL = "dossiers";

    private final Consuming consuming;
    private final EventRoutes routes;

    DossierConsumer(Consuming consuming, OpeningCase opening, RedactingCase redacting) {
        this.consuming = consuming;
        this.routes = EventRoutes.of(CHANNEL)
                .on("linli.intake.dossier-opened.v1", event -> opening.open(Dossier.read(event.data())))
                .on("linli.intake.dossier-redacted.v1", event -> redacting.redact(DossierRedaction.read(event.data())));
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
