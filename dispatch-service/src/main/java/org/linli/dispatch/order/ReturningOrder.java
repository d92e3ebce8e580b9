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
import org.linli.dispatch.registry.Registry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A unit refuses its order in time, with a reason; the chief then rules on it. */
@ApplicationScoped
class ReturningOrder {

    private final WorkOrders orders;
    private final Registry registry;
    private final OrderClocks clocks;
    private final CaseChronicle chronicle;

    ReturningOrder(WorkOrders orders, Registry registry, OrderClocks clocks, CaseChronicle chronicle) {
        this.orders = orders;
        this.registry = registry;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /**
     * @throws Problem not-found, not-allowed, stale, invalid-input without a reason of the list, conflict when the time
     *     for returning is over or a return was overruled before
     */
    @Transactional
    Standing returnOrder(UUID id, long seen, @Nullable String reasonCode, @Nullable String reason, Actor actor) {
        String code = Asked.reasonCode(registry, "return", reasonCode);
        String words = Asked.words("reason", reason, Asked.LONGEST_NOTE);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireFor(order.unitCode(), OrderTable.HANDLER);
        WorkOrders.check(order, seen);
        Instant now = chronicle.now();
        order.step(
                OrderTable.RETURN,
                Set.of(OrderTable.HANDLER),
                OrderContext.of(order, actor.units(OrderTable.HANDLER), now, Given.REASON));
        clocks.stop(order, OrderClocks.TAKING);
        order.returned(code, now, clocks.startArbitration(held.file(), order, now));
        chronicle.publish(held.file(), new CaseFact.OrderReturned(id, order.unitCode(), code, now), now);
        chronicle.record(
                order.caseId(),
                actor,
                OrderTable.HANDLER,
                OrderTable.RETURN,
                words,
                Map.of("order", id.toString(), "unit", order.unitCode(), "reasonCode", code),
                now);
        return OrderStanding.of(order);
    }
}
