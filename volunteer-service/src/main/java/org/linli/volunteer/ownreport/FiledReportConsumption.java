package org.linli.volunteer.ownreport;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/** That a report was filed, as dispatch tells of its cases. A case moved over from the past earns nothing. */
@ApplicationScoped
public class FiledReportConsumption implements Consumption {

    private static final String[] OF_NO_USE = {
        "case-proposed",
        "case-declined",
        "case-dispatched",
        "case-handling",
        "case-recalled",
        "case-handled",
        "case-check-opened",
        "case-check-passed",
        "case-check-failed",
        "case-closed",
        "case-recorded",
        "case-late",
        "case-due-changed",
        "order-issued",
        "order-taken",
        "order-returned",
        "order-not-taken",
        "order-arbitrated",
        "order-withdrawn",
        "order-stage-done",
        "order-handled",
        "order-late"
    };

    private final Consuming consuming;
    private final OwnReports reports;
    private final EventRoutes routes;

    FiledReportConsumption(Consuming consuming, OwnReports reports) {
        this.consuming = consuming;
        this.reports = reports;
        this.routes = EventRoutes.of("cases")
                .on(type("case-filed"), this::filed)
                .ignoring(Stream.of(OF_NO_USE).map(FiledReportConsumption::type).toArray(String[]::new));
    }

    @Incoming("cases")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void filed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        reports.filed(payload.uuid("reportId"), payload.instant("filedAt"));
    }

    private static String type(String kind) {
        return "linli.dispatch." + kind + ".v1";
    }
}
