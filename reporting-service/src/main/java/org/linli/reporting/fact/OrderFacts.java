package org.linli.reporting.fact;

import java.util.UUID;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;

/** What the events of a case say of its work orders. */
final class OrderFacts {

    private final Database database;

    OrderFacts(Database database) {
        this.database = database;
    }

    void dispatched(IncomingEvent event) {
        Payload payload = Payload.of(event);
        for (Payload order : payload.objects("orders")) {
            belonging(order.uuid("orderId"), payload)
                    .same("unit", order.text("unitCode"))
                    .same("part", order.text("part"))
                    .same("due_at", order.instant("dueAt"))
                    .least("issued_at", payload.instant("dispatchedAt"))
                    .into(database);
        }
    }

    void issued(IncomingEvent event) {
        Payload payload = Payload.of(event);
        of(event)
                .same("part", payload.text("part"))
                .same("due_at", payload.instant("dueAt"))
                .least("issued_at", payload.instant("issuedAt"))
                .into(database);
    }

    void taken(IncomingEvent event) {
        of(event).least("taken_at", Payload.of(event).instant("takenAt")).into(database);
    }

    void returned(IncomingEvent event) {
        of(event)
                .least("returned_at", Payload.of(event).instant("returnedAt"))
                .count("returns")
                .into(database);
    }

    void notTaken(IncomingEvent event) {
        of(event).flag("not_taken_in_time").into(database);
    }

    void arbitrated(IncomingEvent event) {
        Payload payload = Payload.of(event);
        String ruling = payload.text("ruling");
        Fold fold = of(event)
                .greatest("arbitrated_at", payload.instant("arbitratedAt"))
                .latest("ruling_version", event.aggregateVersion(), "ruling", ruling);
        if (!"overruled".equals(ruling)) {
            // A return that stands withdraws the order.
            fold.least("withdrawn_at", payload.instant("arbitratedAt"));
        }
        fold.into(database);
    }

    void withdrawn(IncomingEvent event) {
        of(event)
                .least("withdrawn_at", Payload.of(event).instant("withdrawnAt"))
                .into(database);
    }

    void handled(IncomingEvent event) {
        Payload payload = Payload.of(event);
        of(event)
                .latest("handled_version", event.aggregateVersion(), "handled_at", payload.instant("handledAt"))
                .latest("handled_version", event.aggregateVersion(), "on_time", payload.bool("onTime"))
                .into(database);
    }

    void late(IncomingEvent event) {
        of(event).flag("late").into(database);
    }

    /** A stage before the last is done; the last one is done when the order is handled. */
    void stageDone(IncomingEvent event) {
        Payload payload = Payload.of(event);
        Fold.stage(payload.uuid("orderId"), payload.text("stageCode"))
                .same("report_id", payload.uuid("reportId"))
                .same("unit", payload.text("unitCode"))
                .same("due_at", payload.instant("dueAt"))
                .same("done_at", payload.instant("doneAt"))
                .same("on_time", payload.bool("onTime"))
                .into(database);
    }

    /** The orders a failed check sends back to work. */
    void sentBack(IncomingEvent event) {
        Payload payload = Payload.of(event);
        for (UUID order : payload.uuids("reworkOrders")) {
            belonging(order, payload).count("reworks").into(database);
        }
    }

    private static Fold of(IncomingEvent event) {
        Payload payload = Payload.of(event);
        return belonging(payload.uuid("orderId"), payload).same("unit", payload.text("unitCode"));
    }

    private static Fold belonging(UUID order, Payload payload) {
        return Fold.order(order).same("report_id", payload.uuid("reportId")).same("case_id", payload.uuid("caseId"));
    }
}
