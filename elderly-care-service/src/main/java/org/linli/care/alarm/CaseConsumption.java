package org.linli.care.alarm;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/** What dispatch says of the cases that alarms became; cases of reports are left alone. */
@ApplicationScoped
public class CaseConsumption implements Consumption {

    private static final String[] OF_NO_USE = {
        "case-filed",
        "case-declined",
        "case-handling",
        "case-recalled",
        "case-handled",
        "case-check-opened",
        "case-check-passed",
        "case-check-failed",
        "case-recorded",
        "case-late",
        "case-due-changed",
        "order-taken",
        "order-returned",
        "order-not-taken",
        "order-stage-done",
        "order-handled",
        "order-late"
    };

    private final Consuming consuming;
    private final EventRoutes routes;

    CaseConsumption(Consuming consuming, FollowingCase following) {
        this.consuming = consuming;
        this.routes = EventRoutes.of("cases")
                .on(type("case-proposed"), of((alarm, event) -> following.opened(alarm, event.uuid("caseId"))))
                .on(
                        type("case-dispatched"),
                        of((alarm, event) -> event.objects("orders")
                                .forEach(order ->
                                        following.issued(alarm, order.uuid("orderId"), order.text("unitCode")))))
                .on(
                        type("order-issued"),
                        of((alarm, event) -> following.issued(alarm, event.uuid("orderId"), event.text("unitCode"))))
                .on(
                        type("order-withdrawn"),
                        of((alarm, event) -> following.takenBack(alarm, event.uuid("orderId"), event.text("unitCode"))))
                .on(type("order-arbitrated"), of((alarm, event) -> {
                    if (!event.text("ruling").equals("overruled")) {
                        // A return that stands withdraws the order.
                        following.takenBack(alarm, event.uuid("orderId"), event.text("unitCode"));
                    }
                }))
                .on(type("case-closed"), of((alarm, event) -> following.closed(alarm)))
                .ignoring(Stream.of(OF_NO_USE).map(CaseConsumption::type).toArray(String[]::new));
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("cases")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    private static Consumer<IncomingEvent> of(BiConsumer<UUID, Payload> handler) {
        return event -> {
            Payload payload = Payload.of(event);
            if ("care-alarm".equals(payload.optionalText("originKind"))) {
                handler.accept(payload.uuid("originId"), payload);
            }
        };
    }

    private static String type(String kind) {
        return "linli.dispatch." + kind + ".v1";
    }
}
