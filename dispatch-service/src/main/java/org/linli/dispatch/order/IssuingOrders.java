package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.time.TimeOrderedId;

/** Sends the orders of a dispatched case out, the lead's first. */
@ApplicationScoped
class IssuingOrders {

    private final CaseFiles cases;
    private final WorkOrders orders;
    private final Deadlines deadlines;
    private final OrderClocks orderClocks;
    private final CaseChronicle chronicle;
    private final DepartmentRecords departments;

    IssuingOrders(
            CaseFiles cases,
            WorkOrders orders,
            Deadlines deadlines,
            OrderClocks orderClocks,
            CaseChronicle chronicle,
            DepartmentRecords departments) {
        this.cases = cases;
        this.orders = orders;
        this.deadlines = deadlines;
        this.orderClocks = orderClocks;
        this.chronicle = chronicle;
        this.departments = departments;
    }

    /** @param rule code of the rule that chose; null when a dispatcher did */
    void issue(
            CaseFile file, String lead, List<String> supporting, @Nullable String rule, Wording reason, Instant now) {
        DueTime takeBy = takeBy(file, now);
        List<WorkOrder> issued = made(file, lead, supporting, takeBy, now);
        file.dispatched(now);
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
        keep(file, issued, takeBy, now);
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
        DueTime takeBy = takeBy(file, now);
        List<WorkOrder> more = made(file, lead, supporting, takeBy, now);
        List<WorkOrder> all = Stream.concat(standing.stream(), more.stream()).toList();
        for (WorkOrder order : more) {
            chronicle.publish(
                    file,
                    new CaseFact.OrderIssued(
                            order.id(), order.unitCode(), order.part().wire(), order.dueAt(), now),
                    now);
            departments.issued(file, order, all, reason);
        }
        keep(file, more, takeBy, now);
    }

    private DueTime takeBy(CaseFile file, Instant now) {
        return deadlines.clock(OrderClocks.TAKING, file.urgency(), now);
    }

    private List<WorkOrder> made(
            CaseFile file, @Nullable String lead, List<String> supporting, DueTime takeBy, Instant now) {
        Instant returnBy = deadlines.clock("returning", file.urgency(), now).dueAt();
        List<WorkOrder> made = new ArrayList<>();
        if (lead != null) {
            made.add(order(file, lead, WorkOrder.Part.LEAD, takeBy, returnBy, now));
        }
        for (String unit : supporting) {
            made.add(order(file, unit, WorkOrder.Part.SUPPORT, takeBy, returnBy, now));
        }
        return made;
    }

    /** Last, when nothing changes any more on a case that is new: everything is written once. */
    private void keep(CaseFile file, List<WorkOrder> issued, DueTime takeBy, Instant now) {
        cases.keep(file);
        orders.persist(issued);
        orders.flush();
        orderClocks.startTaking(file, issued, takeBy, now);
    }

    private static WorkOrder order(
            CaseFile file, String unit, WorkOrder.Part part, DueTime takeBy, Instant returnBy, Instant now) {
        return WorkOrder.issued(TimeOrderedId.at(now), file, unit, part, takeBy.dueAt(), returnBy, now);
    }
}
