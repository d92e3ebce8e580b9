package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseAudit;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFacts;
import org.linli.dispatch.casefile.Moment;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.OrderContext.Given;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The dispatcher takes an order back that nobody works on yet. */
@ApplicationScoped
class WithdrawingOrder {

    private final WorkOrders orders;
    private final OrderClocks clocks;
    private final CaseFacts facts;
    private final DepartmentRecords departments;
    private final CaseProgress progress;
    private final CaseAudit audit;
    private final Clock clock;

    WithdrawingOrder(
            WorkOrders orders,
            OrderClocks clocks,
            CaseFacts facts,
            DepartmentRecords departments,
            CaseProgress progress,
            CaseAudit audit,
            Clock clock) {
        this.orders = orders;
        this.clocks = clocks;
        this.facts = facts;
        this.departments = departments;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, stale, conflict, or invalid-input without a reason */
    @Transactional
    Standing withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_NOTE);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireIn(order.areaPath(), OrderTable.DISPATCHER);
        WorkOrders.check(order, seen);
        Instant now = Moment.of(clock);
        order.step(
                OrderTable.WITHDRAW,
                Set.of(OrderTable.DISPATCHER),
                OrderContext.of(order, Set.of(), now, Given.REASON));
        clocks.stop(order, OrderClocks.TAKING);
        order.withdrawn(now);
        facts.publish(held.file(), new CaseFact.OrderWithdrawn(id, order.unitCode(), now), now);
        departments.changed(order, "withdrawn", words, now);
        audit.record(
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
