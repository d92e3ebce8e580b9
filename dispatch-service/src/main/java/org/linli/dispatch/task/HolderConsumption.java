package org.linli.dispatch.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.consume.PermanentFault;

/** Who may read what a task is about, from volunteer-service; the lists of other services' needs are left alone. */
@ApplicationScoped
public class HolderConsumption implements Consumption {

    static final String CHANNEL = "holders";

    private final Consuming consuming;
    private final Holders holders;
    private final EventRoutes routes;

    HolderConsumption(Consuming consuming, Holders holders) {
        this.consuming = consuming;
        this.holders = holders;
        this.routes = EventRoutes.of(CHANNEL).on("linli.volunteer.holders-changed.v1", this::changed);
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

    private void changed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        if (payload.text("originKind").equals("case-task")) {
            holders.are(payload.uuid("originId"), event.aggregateVersion(), told(event.data()));
        }
    }

    private static Holders.Told told(JsonNode data) {
        // Who represents whom was not told from the beginning.
        return new Holders.Told(
                subjects(data, "holders"), data.has("representing") ? subjects(data, "representing") : List.of());
    }

    private static List<String> subjects(JsonNode data, String field) {
        if (!data.path(field).isArray()) {
            throw new PermanentFault(field + ": a list is required");
        }
        List<String> subjects = new ArrayList<>();
        for (JsonNode subject : data.path(field)) {
            if (!subject.isTextual()) {
                throw new PermanentFault(field + ": a list of texts is required");
            }
            subjects.add(subject.textValue());
        }
        return subjects;
    }
}
