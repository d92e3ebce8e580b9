package org.linli.reporting.fact;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;
import org.linli.reporting.feed.Feed;

/** What intake says of a report. */
@ApplicationScoped
public class ReportConsumption implements Consumption {

    private static final String VERSION = "report_version";

    private final Feed feed;
    private final Database database;
    private final EventRoutes routes;

    ReportConsumption(Feed feed, Database database) {
        this.feed = feed;
        this.database = database;
        this.routes = EventRoutes.of("reports")
                .on("linli.intake.report-submitted.v1", this::submitted)
                .on("linli.intake.report-verified.v1", this::verified)
                .on("linli.intake.report-accepted.v1", this::accepted)
                .on("linli.intake.report-refused.v1", this::refused)
                .on("linli.intake.report-recorded.v1", this::recorded);
    }

    @Incoming("reports")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        feed.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void submitted(IncomingEvent event) {
        Payload payload = Payload.of(event);
        placed(event, payload)
                .same("number", payload.text("number"))
                .same("channel", payload.text("channel"))
                .least("submitted_at", payload.instant("submittedAt"))
                .into(database);
    }

    private void verified(IncomingEvent event) {
        Payload payload = Payload.of(event);
        Fold.report(payload.uuid("reportId"))
                .same("verification", payload.text("outcome"))
                .least("verified_at", payload.instant("verifiedAt"))
                .into(database);
    }

    private void accepted(IncomingEvent event) {
        Payload payload = Payload.of(event);
        placed(event, payload)
                .least("accepted_at", payload.instant("acceptedAt"))
                .into(database);
    }

    private void refused(IncomingEvent event) {
        Payload payload = Payload.of(event);
        Fold.report(payload.uuid("reportId"))
                .same("refusal_reason", payload.text("reasonCode"))
                .least("refused_at", payload.instant("refusedAt"))
                .into(database);
    }

    private void recorded(IncomingEvent event) {
        Payload payload = Payload.of(event);
        placed(event, payload)
                .same("number", payload.text("number"))
                .same("channel", payload.text("channel"))
                .flag("imported")
                .least("submitted_at", payload.instant("submittedAt"))
                .least("accepted_at", payload.instant("acceptedAt"))
                .into(database);
    }

    /** Where it is and what it is about, as the latest event says: the desk may correct both. */
    private static Fold placed(IncomingEvent event, Payload payload) {
        return Fold.report(payload.uuid("reportId"))
                .latest(VERSION, event.aggregateVersion(), "report_area", payload.text("areaCode"))
                .latest(VERSION, event.aggregateVersion(), "report_category", payload.optionalText("categoryCode"));
    }
}
