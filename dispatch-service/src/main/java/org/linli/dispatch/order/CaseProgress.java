package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.dispatch.casefile.CaseClocks;
import org.linli.dispatch.casefile.CaseContext;
import org.linli.dispatch.casefile.CaseFact;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseState;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.deadline.DueTime;

/**
 * What follows after orders of a case changed, in one place: what volunteers were asked to do for them ends with them, and the
 * case moves to where {@link CaseFromOrders} says it is.
 */
@ApplicationScoped
class CaseProgress {

    private static final Set<String> ORDERS = Set.of("orders");
    private static final Set<String> SYSTEM = Set.of("system");

    private final CaseChronicle chronicle;
    private final CaseClocks clocks;
    private final TasksOfOrders tasks;

    CaseProgress(CaseChronicle chronicle, CaseClocks clocks, TasksOfOrders tasks) {
        this.chronicle = chronicle;
        this.clocks = clocks;
        this.tasks = tasks;
    }

    void after(CaseFile file, List<WorkOrder> orders, Instant now) {
        tasks.follow(file, orders, now);
        CaseState made = CaseFromOrders.of(orders.stream().map(WorkOrder::state).toList());
        if (made == file.state()) {
            return;
        }
        switch (made) {
            case FILED -> recall(file, now);
            case HANDLING -> {
                step(file, CaseTable.FIRST_TAKEN, ORDERS, now);
                chronicle.publish(file, new CaseFact.Handling(now), now);
            }
            case HANDLED -> openCheck(file, now);
            // Nothing in the order's table leads back from work to waiting.
            default -> throw new IllegalStateException(file.state() + " cannot become " + made);
        }
    }

    /** The case has ended: nothing more is asked for any of its orders. */
    void ended(CaseFile file, List<WorkOrder> orders, Instant now) {
        tasks.follow(file, orders, now);
    }

    private void recall(CaseFile file, Instant now) {
        step(file, CaseTable.NONE_LEFT, ORDERS, now);
        chronicle.publish(file, new CaseFact.Recalled(now), now);
        clocks.start(file, CaseClocks.DISPATCHING, now);
    }

    private void openCheck(CaseFile file, Instant now) {
        step(file, CaseTable.ALL_REPORTED, ORDERS, now);
        file.reportedBack(now);
        chronicle.publish(file, new CaseFact.Handled(now), now);
        step(file, CaseTable.OPEN_CHECK, SYSTEM, now);
        file.checkOpened(now);
        DueTime due = clocks.start(file, CaseClocks.CHECKING, now);
        chronicle.publish(file, new CaseFact.CheckOpened(now, due.dueAt()), now);
    }

    private void step(CaseFile file, String action, Set<String> roles, Instant now) {
        file.step(action, roles, CaseContext.of(file, "system:dispatch"));
        chronicle.system(file.id(), action, null, Map.of("state", file.state().wire()), now);
    }
}
