package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.Standing;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A unit accepts its order; from now on the stages of the work are watched. */
@ApplicationScoped
class TakingOrder {

    private final WorkOrders orders;
    private final OrderClocks clocks;
    private final CaseChronicle chronicle;
    private final CaseProgress progress;

    TakingOrder(WorkOrders orders, OrderClocks clocks, CaseChronicle chronicle, CaseProgress progress) {
        this.orders = orders;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.progress = progress;
    }

    /** @throws Problem not-found, not-allowed for another unit's order, stale, conflict */
    @Transactional
    Standing take(UUID id, long seen, Actor actor) {
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireFor(order.unitCode(), OrderTable.HANDLER);
        WorkOrders.check(order, seen);
        Instant now = chronicle.now();
        order.step(
                OrderTable.TAKE,
                Set.of(OrderTable.HANDLER),
                OrderContext.of(order, actor.units(OrderTable.HANDLER), now));
        order.taken(actor.subject(), now);
        orders.worked(order.caseId(), actor.subject());
        clocks.stop(order, OrderClocks.TAKING);
        clocks.startHandling(held.file(), order);
        chronicle.publish(held.file(), new CaseFact.OrderTaken(id, order.unitCode(), now), now);
        chronicle.record(
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
