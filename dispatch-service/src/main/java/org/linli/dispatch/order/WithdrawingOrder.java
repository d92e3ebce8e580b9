package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.OrderContext.Given;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The dispatcher takes an order back that nobody works on yet. */
@ApplicationScoped
class WithdrawingOrder {

    private final WorkOrders orders;
    private final OrderClocks clocks;
    private final CaseChronicle chronicle;
    private final DepartmentRecords departments;
    private final CaseProgress progress;

    WithdrawingOrder(
            WorkOrders orders,
            OrderClocks clocks,
            CaseChronicle chronicle,
            DepartmentRecords departments,
            CaseProgress progress) {
        this.orders = orders;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.departments = departments;
        this.progress = progress;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input without a reason */
    @Transactional
    Standing withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_NOTE);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireIn(order.areaPath(), OrderTable.DISPATCHER);
        WorkOrders.check(order, seen);
        Instant now = chronicle.now();
        order.step(
                OrderTable.WITHDRAW,
                Set.of(OrderTable.DISPATCHER),
                OrderContext.of(order, Set.of(), now, Given.REASON));
        clocks.stop(order, OrderClocks.TAKING);
        order.withdrawn(now);
        chronicle.publish(held.file(), new CaseFact.OrderWithdrawn(id, order.unitCode(), now), now);
        departments.changed(order, "withdrawn", words, now);
        chronicle.record(
                order.caseId(),
                actor,
                OrderTable.DISPATCHER,
                OrderTable.WITHDRAW,
                words,
                Map.of("order", id.toString(), "unit", order.unitCode()),
                now);
        progress.after(held.file(), held.all(), now);
        return OrderStanding.of(order);
    }
}
