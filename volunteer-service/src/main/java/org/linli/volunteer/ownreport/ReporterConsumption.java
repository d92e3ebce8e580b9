package org.linli.volunteer.ownreport;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/** Whose report it is, as intake tells of volunteers' own. */
@ApplicationScoped
public class ReporterConsumption implements Consumption {

    private final Consuming consuming;
    private final OwnReports reports;
    private final EventRoutes routes;

    ReporterConsumption(Consuming consuming, OwnReports reports) {
        this.consuming = consuming;
        this.reports = reports;
        this.routes = EventRoutes.of("reporters").on("linli.intake.report-made-by-volunteer.v1", this::made);
    }

    @Incoming("reporters")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void made(IncomingEvent event) {
        Payload payload = Payload.of(event);
        reports.made(payload.uuid("reportId"), payload.text("subject"), payload.instant("at"));
    }
}
