package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.order.WorkOrder;
import org.linli.dispatch.order.WorkOrders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.time.TimeOrderedId;

/** A chief or dispatcher opens an order to claiming. The order stays its unit's: neither its state nor its times change. */
@ApplicationScoped
class OpeningTask {

    private final WorkOrders orders;
    private final Tasks tasks;
    private final TaskClocks clocks;
    private final TaskChronicle chronicle;

    OpeningTask(WorkOrders orders, Tasks tasks, TaskClocks clocks, TaskChronicle chronicle) {
        this.orders = orders;
        this.tasks = tasks;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, not-allowed, conflict naming the guard, or invalid-input naming the field */
    @Transactional
    Standing open(UUID orderId, TaskBody body, Actor actor) {
        TaskAsked asked = TaskAsked.read(body);
        WorkOrders.Held held = orders.held(orderId);
        CaseFile file = held.file();
        WorkOrder order = held.order();
        String role = actor.requireIn(order.areaPath(), TaskTable.DISPATCHER, TaskTable.CHIEF);
        Instant now = chronicle.now();
        boolean anotherStands = tasks.standingOf(orderId).isPresent();
        Task task = Task.of(TimeOrderedId.at(now), order, file.matter().areaCode(), asked, now);
        try {
            task.step(
                    TaskTable.OPENING,
                    Set.of(role),
                    TaskContext.opening(order, anotherStands, asked.beginsAt(), asked.endsAt(), now),
                    now);
        } catch (Refused refused) {
            throw refused.asProblem().with("state", order.state().wire());
        }
        chronicle.publish(task, opened(file, task, now), now);
        tasks.persistAndFlush(task);
        clocks.startWindow(file, task, now);
        chronicle.record(task, actor, role, TaskTable.OPENING, null, Map.of("kind", task.kind()), now);
        return task.standing();
    }

    /** A task has one place, and what it is about is told only to who has it. */
    private static TaskFact opened(CaseFile file, Task task, Instant now) {
        return new TaskFact.Opened(
                task.kind(),
                task.areaCode(),
                task.beginsAt(),
                task.endsAt(),
                task.minutes(),
                1,
                task.skills(),
                List.of(),
                file.urgency().equals("routine") ? "normal" : "urgent",
                "private",
                task.reach(),
                now);
    }
}
