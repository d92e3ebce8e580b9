package org.linli.dispatch.registry;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;

/** Keeps the street segments that intake tells. */
@ApplicationScoped
class StreetEvents implements Consumption {

    private final Consuming consuming;
    private final CopiedTable table;
    private final EventRoutes routes;

    StreetEvents(Consuming consuming, CopiedTable table) {
        this.consuming = consuming;
        this.table = table;
        this.routes = EventRoutes.of("streets").on("linli.registry.street.v1", this::keep);
    }

    @Incoming("streets")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void keep(IncomingEvent event) {
        EventFields data = new EventFields(event.data());
        EventFields name = data.part("name");
        table.keep(
                "street",
                new CopiedTable.Row()
                        .with("code", data.text("code"))
                        .with("owner_unit", data.textOrNull("ownerUnit"))
                        .with("owner_posting", data.textOrNull("ownerPosting"))
                        .with("geometry", data.geometryOrNull("geometry"))
                        .with("name_zh", name.text("zh"))
                        .with("name_en", name.textOrNull("en"))
                        .with("retired", data.truth("retired"))
                        .with("revision", data.whole("revision")));
    }
}
