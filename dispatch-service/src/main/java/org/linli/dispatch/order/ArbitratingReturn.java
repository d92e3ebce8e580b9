package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.dispatch.order.OrderContext.Given;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The duty chief rules on a return: it stands, or the unit has to do the work after all. */
@ApplicationScoped
class ArbitratingReturn {

    private final WorkOrders orders;
    private final Deadlines deadlines;
    private final OrderClocks clocks;
    private final CaseChronicle chronicle;
    private final DepartmentRecords departments;
    private final CaseProgress progress;

    ArbitratingReturn(
            WorkOrders orders,
            Deadlines deadlines,
            OrderClocks clocks,
            CaseChronicle chronicle,
            DepartmentRecords departments,
            CaseProgress progress) {
        this.orders = orders;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.chronicle = chronicle;
        this.departments = departments;
        this.progress = progress;
    }

    /**
     * @param ruling uphold or overrule
     * @throws Problem not-found, not-allowed, stale, conflict, or invalid-input for another ruling or no reason
     */
    @Transactional
    Standing arbitrate(UUID id, long seen, @Nullable String ruling, @Nullable String reason, Actor actor) {
        if (!OrderTable.UPHOLD.equals(ruling) && !OrderTable.OVERRULE.equals(ruling)) {
            throw Problem.invalid("ruling", "known", "须为 uphold 或 overrule", "must be uphold or overrule");
        }
        String words = Asked.words("reason", reason, Asked.LONGEST_NOTE);
        WorkOrders.Held held = orders.held(id);
        WorkOrder order = held.order();
        actor.requireIn(order.areaPath(), OrderTable.CHIEF);
        WorkOrders.check(order, seen);
        Instant now = chronicle.now();
        order.step(ruling, Set.of(OrderTable.CHIEF), OrderContext.of(order, Set.of(), now, Given.REASON));
        clocks.stop(order, OrderClocks.ARBITRATION);
        boolean overruled = OrderTable.OVERRULE.equals(ruling);
        if (overruled) {
            DueTime takeBy = deadlines.clock(OrderClocks.TAKING, held.file().urgency(), now);
            order.overruled(takeBy.dueAt());
            clocks.startTaking(held.file(), List.of(order), takeBy, now);
        } else {
            order.withdrawn(now);
        }
        chronicle.publish(
                held.file(),
                new CaseFact.OrderArbitrated(id, order.unitCode(), overruled ? "overruled" : "upheld", now),
                now);
        departments.changed(order, overruled ? "return-overruled" : "return-upheld", words, now);
        chronicle.record(
                order.caseId(),
                actor,
                OrderTable.CHIEF,
                ruling,
                words,
                Map.of("order", id.toString(), "unit", order.unitCode()),
                now);
        progress.after(held.file(), held.all(), now);
        return OrderStanding.of(order);
    }
}
