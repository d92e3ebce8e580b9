package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseAudit;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFacts;
import org.linli.dispatch.casefile.Moment;
import org.linli.dispatch.casefile.Standing;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A unit accepts its order; from now on the stages of the work are watched. */
@ApplicationScoped
class TakingOrder {

    private final WorkOrders orders;
    private final OrderClocks clocks;
    private final CaseFacts facts;
    private final CaseProgress progress;
    private final CaseAudit audit;
    private final Clock clock;

    TakingOrder(
            WorkOrders orders,
            OrderClocks clocks,
            CaseFacts facts,
            CaseProgress progress,
            CaseAudit audit,
            Clock clock) {
        this.orders = orders;
        this.clocks = clocks;
        this.facts = facts;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed for another unit's order, stale, conflict */
    @Transactional
    Standing take(UUID id, long seen, Actor actor) {
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireFor(order.unitCode(), OrderTable.HANDLER);
        WorkOrders.check(order, seen);
        Instant now = Moment.of(clock);
        order.step(
                OrderTable.TAKE,
                Set.of(OrderTable.HANDLER),
                OrderContext.of(order, actor.units(OrderTable.HANDLER), now));
        order.taken(actor.subject(), now);
        orders.worked(order.caseId(), actor.subject());
        clocks.stop(order, OrderClocks.TAKING);
        clocks.startHandling(held.file(), order);
        facts.publish(held.file(), new CaseFact.OrderTaken(id, order.unitCode(), now), now);
        audit.record(
                order.caseId(),
                actor,
                OrderTable.HANDLER,
                OrderTable.TAKE,
                null,
                Map.of("order", id.toString(), "unit", order.unitCode()),
                now);
        progress.after(held.file(), held.all(), now);
        return OrderStanding.of(order);
    }
}
