package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.TimeOrderedId;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.dispatch.registry.Wording;

/** Sends the orders of a dispatched case out, the lead's first. */
@ApplicationScoped
class IssuingOrders {

    private final WorkOrders orders;
    private final Deadlines deadlines;
    private final OrderClocks orderClocks;
    private final CaseClocks caseClocks;
    private final CaseChronicle chronicle;
    private final DepartmentRecords departments;

    IssuingOrders(
            WorkOrders orders,
            Deadlines deadlines,
            OrderClocks orderClocks,
            CaseClocks caseClocks,
            CaseChronicle chronicle,
            DepartmentRecords departments) {
        this.orders = orders;
        this.deadlines = deadlines;
        this.orderClocks = orderClocks;
        this.caseClocks = caseClocks;
        this.chronicle = chronicle;
        this.departments = departments;
    }

    /** @param rule code of the rule that chose; null when a dispatcher did */
    void issue(
            CaseFile file, String lead, List<String> supporting, @Nullable String rule, Wording reason, Instant now) {
        List<WorkOrder> issued = kept(file, lead, supporting, now);
        file.dispatched(now);
        caseClocks.stop(file, CaseClocks.DISPATCHING);
        chronicle.publish(
                file,
                new CaseFact.Dispatched(
                        rule != null,
                        rule,
                        issued.stream()
                                .map(o -> new CaseFact.IssuedOrder(
                                        o.id(), o.unitCode(), o.part().wire(), o.dueAt()))
                                .toList(),
                        now),
                now);
        issued.forEach(order -> departments.issued(file, order, issued, reason));
    }

    /**
     * Sends further orders of a case that was dispatched before.
     *
     * @param standing the orders that stand already
     * @param lead null when one stands
     */
    void add(
            CaseFile file,
            List<WorkOrder> standing,
            @Nullable String lead,
            List<String> supporting,
            Wording reason,
            Instant now) {
        List<WorkOrder> more = kept(file, lead, supporting, now);
        List<WorkOrder> all = Stream.concat(standing.stream(), more.stream()).toList();
        for (WorkOrder order : more) {
            chronicle.publish(
                    file,
                    new CaseFact.OrderIssued(
                            order.id(), order.unitCode(), order.part().wire(), order.dueAt(), now),
                    now);
            departments.issued(file, order, all, reason);
        }
    }

    private List<WorkOrder> kept(CaseFile file, @Nullable String lead, List<String> supporting, Instant now) {
        DueTime takeBy = deadlines.clock(OrderClocks.TAKING, file.urgency(), now);
        Instant returnBy = deadlines.clock("returning", file.urgency(), now).dueAt();
        List<WorkOrder> issued = new ArrayList<>();
        if (lead != null) {
            issued.add(order(file, lead, WorkOrder.Part.LEAD, takeBy, returnBy, now));
        }
        for (String unit : supporting) {
            issued.add(order(file, unit, WorkOrder.Part.SUPPORT, takeBy, returnBy, now));
        }
        orders.persist(issued);
        orders.flush();
        issued.forEach(order -> orderClocks.startTaking(file, order, takeBy, now));
        return issued;
    }

    private static WorkOrder order(
            CaseFile file, String unit, WorkOrder.Part part, DueTime takeBy, Instant returnBy, Instant now) {
        return WorkOrder.issued(TimeOrderedId.at(now), file, unit, part, takeBy.dueAt(), returnBy, now);
    }
}
