package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.kit.problem.Problem;

/** What a check and the closing do to the orders of a case. */
@ApplicationScoped
public class OrdersOfCheckedCase {

    private final WorkOrders orders;
    private final OrderClocks clocks;
    private final DepartmentRecords departments;
    private final CaseProgress progress;

    OrdersOfCheckedCase(WorkOrders orders, OrderClocks clocks, DepartmentRecords departments, CaseProgress progress) {
        this.orders = orders;
        this.clocks = clocks;
        this.departments = departments;
        this.progress = progress;
    }

    /** Everybody who took or reported an order of the case, and so must not check it. */
    public Set<String> handlersOf(UUID caseId) {
        return orders.handlersOf(caseId);
    }

    /**
     * Sends orders of a case whose check failed back to work.
     *
     * @param asked which; empty for all that were handled
     * @return which went back
     * @throws Problem invalid-input for one that is no handled order of the case
     */
    public List<UUID> rework(CaseFile file, List<UUID> asked, String reason, Instant now) {
        List<WorkOrder> handled = orders.ofCase(file.id()).stream()
                .filter(o -> o.state() == OrderState.HANDLED)
                .toList();
        List<UUID> ids = handled.stream().map(WorkOrder::id).toList();
        if (!ids.containsAll(asked)) {
            throw Problem.invalid(
                    "rework", "handled-order", "须为本案件已反馈的工单", "must be orders of the case that were reported back");
        }
        List<WorkOrder> back = handled.stream()
                .filter(o -> asked.isEmpty() || asked.contains(o.id()))
                .toList();
        for (WorkOrder order : back) {
            order.rework(Set.of(OrderTable.INSPECTOR), OrderContext.of(order, Set.of(), now));
            clocks.startHandling(file, order);
            departments.changed(order, "rework", reason, now);
        }
        return back.stream().map(WorkOrder::id).toList();
    }

    /** Tells the units that the case is closed. */
    public void closed(CaseFile file, Instant now) {
        List<WorkOrder> all = orders.ofCase(file.id());
        all.stream().filter(o -> o.state().standing()).forEach(order -> {
            order.caseClosed();
            departments.changed(order, "case-closed", null, now);
        });
        progress.ended(file, all, now);
    }
}
