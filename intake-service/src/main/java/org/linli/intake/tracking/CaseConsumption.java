package org.linli.intake.tracking;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;

/** Follows the cases of reports: for the public timeline, and to know which units work on them. */
@ApplicationScoped
public class CaseConsumption implements Consumption {

    private static final String DISPATCHED = "case-dispatched";

    private static final List<String> TOLD = List.of(
            "case-proposed",
            "case-filed",
            "case-declined",
            "case-recalled",
            "case-handling",
            "case-handled",
            "case-check-opened",
            "case-check-passed",
            "case-check-failed",
            "case-closed");

    // Lateness and single orders are matters of the office.
    private static final List<String> NOT_TOLD = List.of(
            "case-late",
            "case-due-changed",
            "order-taken",
            "order-returned",
            "order-not-taken",
            "order-arbitrated",
            "order-withdrawn",
            "order-stage-done",
            "order-handled",
            "order-late");

    private final Consuming consuming;
    private final EventRoutes routes = EventRoutes.of("cases");

    CaseConsumption(Consuming consuming, Timeline timeline, UnitsAtWork units) {
        this.consuming = consuming;
        TOLD.forEach(kind -> routes.on(type(kind), ofReport(event -> timeline.happened(kind, event))));
        routes.on(type(DISPATCHED), ofReport(event -> {
            timeline.happened(DISPATCHED, event);
            units.dispatched(event);
        }));
        routes.on(type("order-issued"), ofReport(units::issued));
        routes.on(type("case-recorded"), timeline::recorded);
        routes.ignoring(NOT_TOLD.stream().map(CaseConsumption::type).toArray(String[]::new));
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

    /** A case that no report began has nobody who follows it here. */
    private static Consumer<IncomingEvent> ofReport(Consumer<IncomingEvent> handler) {
        return event -> {
            if (!event.data().hasNonNull("originKind")) {
                handler.accept(event);
            }
        };
    }

    private static String type(String kind) {
        return "linli.dispatch." + kind + ".v1";
    }
}
