package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseState;
import org.linli.dispatch.order.OrderState;
import org.linli.dispatch.order.TasksOfOrders;
import org.linli.dispatch.order.WorkOrder;

/**
 * A task ends with its order: whoever works on it still is told that nothing more comes of it. What was delivered before is not
 * late: it waits for dispatch's word, unless the order itself was withdrawn.
 */
@ApplicationScoped
class FollowingOrders implements TasksOfOrders {

    private final Tasks tasks;
    private final TaskClocks clocks;
    private final TaskChronicle chronicle;

    FollowingOrders(Tasks tasks, TaskClocks clocks, TaskChronicle chronicle) {
        this.tasks = tasks;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    @Override
    public void follow(CaseFile file, List<WorkOrder> orders, Instant now) {
        // Most orders never have one; what still goes on need not be looked up.
        if (orders.stream().allMatch(order -> goesOn(file, order))) {
            return;
        }
        Map<UUID, WorkOrder> byId = orders.stream().collect(Collectors.toMap(WorkOrder::id, Function.identity()));
        for (Task task : tasks.standingOfCase(file.id())) {
            WorkOrder order = byId.get(task.orderId());
            if (order != null && !goesOn(file, order) && !isDeliveredInTime(task, order)) {
                withdraw(task, reasonCode(file, order), now);
            }
        }
    }

    private static boolean goesOn(CaseFile file, WorkOrder order) {
        return file.state() != CaseState.CLOSED
                && order.state() != OrderState.HANDLED
                && order.state() != OrderState.WITHDRAWN;
    }

    private static boolean isDeliveredInTime(Task task, WorkOrder order) {
        return task.state() == TaskState.DELIVERED && order.state() != OrderState.WITHDRAWN;
    }

    private static String reasonCode(CaseFile file, WorkOrder order) {
        if (file.state() == CaseState.CLOSED) {
            return "case-closed";
        }
        return order.state() == OrderState.HANDLED ? "order-handled" : "order-withdrawn";
    }

    private void withdraw(Task task, String reasonCode, Instant now) {
        task.step(TaskTable.WITHDRAW, Set.of(TaskTable.SYSTEM), TaskContext.bySystem(), now);
        task.endedBecause(reasonCode);
        clocks.stop(task);
        chronicle.publish(task, new TaskFact.Withdrawn(reasonCode, now), now);
        chronicle.system(task, TaskTable.WITHDRAW, reasonCode, Map.of(), now);
    }
}
