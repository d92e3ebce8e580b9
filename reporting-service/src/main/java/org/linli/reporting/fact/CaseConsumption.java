package org.linli.reporting.fact;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.MalformedRecord;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;
import org.linli.reporting.feed.Feed;

/** What dispatch says of a case; its work orders are with {@link OrderFacts}. */
@ApplicationScoped
public class CaseConsumption implements Consumption {

    private final Feed feed;
    private final Database database;
    private final EventRoutes routes;

    CaseConsumption(Feed feed, Database database) {
        this.feed = feed;
        this.database = database;
        OrderFacts orders = new OrderFacts(database);
        this.routes = EventRoutes.of("cases")
                .on("linli.dispatch.case-proposed.v1", this::proposed)
                .on("linli.dispatch.case-filed.v1", this::filed)
                .on("linli.dispatch.case-declined.v1", this::declined)
                .on("linli.dispatch.case-dispatched.v1", event -> {
                    dispatched(event);
                    orders.dispatched(event);
                })
                .on("linli.dispatch.case-handling.v1", event -> at(event, "handling_at", "handlingAt"))
                .on("linli.dispatch.case-recalled.v1", this::recalled)
                .on("linli.dispatch.case-handled.v1", this::handled)
                .on("linli.dispatch.case-check-opened.v1", event -> of(event).into(database))
                .on("linli.dispatch.case-check-passed.v1", this::checked)
                .on("linli.dispatch.case-check-failed.v1", event -> {
                    sentBack(event);
                    orders.sentBack(event);
                })
                .on("linli.dispatch.case-closed.v1", this::closed)
                .on("linli.dispatch.case-late.v1", this::late)
                .on("linli.dispatch.case-due-changed.v1", event -> due(event).into(database))
                .on("linli.dispatch.case-recorded.v1", this::recorded)
                .on("linli.dispatch.order-issued.v1", event -> {
                    orders.issued(event);
                    led(of(event), event, Payload.of(event)).into(database);
                })
                .on("linli.dispatch.order-taken.v1", event -> {
                    of(event).into(database);
                    orders.taken(event);
                })
                .on("linli.dispatch.order-returned.v1", event -> {
                    of(event).count("returns").into(database);
                    orders.returned(event);
                })
                .on("linli.dispatch.order-not-taken.v1", event -> {
                    of(event).into(database);
                    orders.notTaken(event);
                })
                .on("linli.dispatch.order-arbitrated.v1", event -> {
                    of(event).into(database);
                    orders.arbitrated(event);
                })
                .on("linli.dispatch.order-withdrawn.v1", event -> {
                    of(event).into(database);
                    orders.withdrawn(event);
                })
                .on("linli.dispatch.order-stage-done.v1", event -> {
                    of(event).into(database);
                    orders.stageDone(event);
                })
                .on("linli.dispatch.order-handled.v1", event -> {
                    of(event).into(database);
                    orders.handled(event);
                })
                .on("linli.dispatch.order-late.v1", event -> {
                    of(event).into(database);
                    orders.late(event);
                });
    }

    @Incoming("cases")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        feed.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    /** What every event of a case says. */
    private static Fold of(IncomingEvent event) {
        Payload payload = Payload.of(event);
        return Fold.report(payload.uuid("reportId"))
                .same("case_id", payload.uuid("caseId"))
                .latest("case_version", event.aggregateVersion(), "case_state", payload.text("state"));
    }

    private static Fold due(IncomingEvent event) {
        Payload payload = Payload.of(event);
        return of(event)
                .latest("due_version", event.aggregateVersion(), "due_at", payload.instant("dueAt"))
                .latest("due_version", event.aggregateVersion(), "due_provisional", payload.bool("provisional"));
    }

    private static Fold led(Fold fold, IncomingEvent event, Payload order) {
        return "lead".equals(order.text("part"))
                ? fold.latest("lead_version", event.aggregateVersion(), "lead_unit", order.text("unitCode"))
                : fold;
    }

    private void at(IncomingEvent event, String column, String field) {
        of(event).least(column, Payload.of(event).instant(field)).into(database);
    }

    private void proposed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        known(of(event), payload)
                .least("proposed_at", payload.instant("proposedAt"))
                .into(database);
    }

    /** What intake also says, so that a figure does not wait for the slower of the two topics. */
    private static Fold known(Fold fold, Payload payload) {
        fold.same("number", payload.text("number"))
                .same("case_area", payload.text("areaCode"))
                .same("case_category", payload.optionalText("categoryCode"));
        String origin = payload.optionalText("originKind");
        if (origin != null) {
            // Nobody submitted it and no desk accepted it: it counts among cases, never among reports.
            return fold.same("channel", origin);
        }
        return fold.least("submitted_at", payload.instant("submittedAt"))
                .least("accepted_at", payload.instant("acceptedAt"));
    }

    private void filed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        due(event)
                .same("condition_code", payload.text("conditionCode"))
                .flag("filed_automatically", payload.bool("automatic"))
                .least("filed_at", payload.instant("filedAt"))
                .into(database);
    }

    private void declined(IncomingEvent event) {
        Payload payload = Payload.of(event);
        of(event)
                .same("decline_reason", payload.text("reasonCode"))
                .least("declined_at", payload.instant("declinedAt"))
                .into(database);
    }

    private void dispatched(IncomingEvent event) {
        Payload payload = Payload.of(event);
        Fold fold = of(event)
                .flag("dispatched_automatically", payload.bool("automatic"))
                .least("dispatched_at", payload.instant("dispatchedAt"));
        payload.objects("orders").stream()
                .filter(order -> "lead".equals(order.text("part")))
                .findFirst()
                .ifPresent(order -> led(fold, event, order));
        fold.into(database);
    }

    private void recalled(IncomingEvent event) {
        Payload.of(event).instant("recalledAt");
        of(event).count("recalls").into(database);
    }

    private void handled(IncomingEvent event) {
        var at = Payload.of(event).instant("handledAt");
        of(event)
                .least("reported_back_at", at)
                .greatest("last_reported_back_at", at)
                .into(database);
    }

    private void checked(IncomingEvent event) {
        of(event).greatest("checked_at", Payload.of(event).instant("checkedAt")).into(database);
    }

    private void sentBack(IncomingEvent event) {
        of(event)
                .count("reworks")
                .greatest("last_sent_back_at", Payload.of(event).instant("checkedAt"))
                .into(database);
    }

    private void closed(IncomingEvent event) {
        Payload payload = Payload.of(event);
        of(event)
                .least("closed_at", payload.instant("closedAt"))
                .flag("closed_automatically", payload.bool("automatic"))
                .same("closed_on_time", payload.bool("onTime"))
                .into(database);
    }

    private void late(IncomingEvent event) {
        Fold fold = of(event);
        switch (Payload.of(event).text("clock")) {
            case "filing" -> fold.flag("late_filing");
            case "dispatching" -> fold.flag("late_dispatching");
            case "checking" -> fold.flag("late_checking");
            default -> throw new MalformedRecord("clock: not one of filing, dispatching, checking");
        }
        fold.into(database);
    }

    private void recorded(IncomingEvent event) {
        Payload payload = Payload.of(event);
        known(of(event), payload)
                .flag("imported")
                .least("filed_at", payload.optionalInstant("filedAt"))
                .least("declined_at", payload.optionalInstant("declinedAt"))
                .least("dispatched_at", payload.optionalInstant("dispatchedAt"))
                .least("reported_back_at", payload.optionalInstant("reportedBackAt"))
                .greatest("last_reported_back_at", payload.optionalInstant("reportedBackAt"))
                .greatest("checked_at", payload.optionalInstant("checkedAt"))
                .least("closed_at", payload.optionalInstant("closedAt"))
                .into(database);
    }
}
