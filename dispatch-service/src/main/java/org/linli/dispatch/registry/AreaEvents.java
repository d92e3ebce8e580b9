package org.linli.dispatch.registry;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;

/** Keeps the areas that intake tells. */
@ApplicationScoped
class AreaEvents implements Consumption {

    private final Consuming consuming;
    private final CopiedTable table;
    private final EventRoutes routes;

    AreaEvents(Consuming consuming, CopiedTable table) {
        this.consuming = consuming;
        this.table = table;
        this.routes = EventRoutes.of("areas").on("linli.registry.area.v1", this::keep);
    }

    @Incoming("areas")
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
                "area",
                new CopiedTable.Row()
                        .with("code", data.text("code"))
                        .with("parent", data.textOrNull("parent"))
                        .with("path", data.text("path"))
                        .with("level", data.text("level"))
                        .with("geometry", data.geometryOrNull("geometry"))
                        .with("name_zh", name.text("zh"))
                        .with("name_en", name.textOrNull("en"))
                        .with("retired", data.truth("retired"))
                        .with("revision", data.whole("revision")));
    }
}
