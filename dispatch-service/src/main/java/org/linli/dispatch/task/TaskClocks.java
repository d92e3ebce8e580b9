package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.clock.RunningClock;
import org.linli.dispatch.clock.RunningClocks;
import org.linli.dispatch.clock.TimeIsUp;

/**
 * The clocks of a task: for honouring what was granted, and for its window. They stand with its order, which has one task at
 * a time; the order's own are not touched.
 */
@ApplicationScoped
class TaskClocks implements TimeIsUp {

    static final String HONOURING = "honouring";
    static final String WINDOW = "task-window";

    /**
     * How long after the window it is waited for what volunteers have to say. They tell when a need ends unserved; this is for when
     * nothing is heard at all. Service in time that is heard of late must not be taken for none.
     */
    static final Duration HEARD_LATE = Duration.ofHours(6);

    private static final Set<String> SYSTEM = Set.of(TaskTable.SYSTEM);

    private final RunningClocks running;
    private final Tasks tasks;
    private final TaskChronicle chronicle;

    TaskClocks(RunningClocks running, Tasks tasks, TaskChronicle chronicle) {
        this.running = running;
        this.tasks = tasks;
        this.chronicle = chronicle;
    }

    void startWindow(CaseFile file, Task task, Instant now) {
        start(file, task, WINDOW, now, task.endsAt().plus(HEARD_LATE));
    }

    void startHonouring(CaseFile file, Task task, Instant now, Instant honourBy) {
        start(file, task, HONOURING, now, honourBy);
    }

    void stopHonouring(Task task) {
        running.stop(task.caseId(), task.orderId(), HONOURING);
    }

    void stop(Task task) {
        stopHonouring(task);
        running.stop(task.caseId(), task.orderId(), WINDOW);
    }

    private void start(CaseFile file, Task task, String clock, Instant from, Instant dueAt) {
        // A moment that was said, not computed from working time: no calendar changes it.
        running.start(List.of(
                new RunningClock(0, task.caseId(), task.orderId(), clock, null, file.urgency(), from, dueAt, false)));
    }

    @Override
    public Set<String> clocks() {
        return Set.of(HONOURING, WINDOW);
    }

    @Override
    public void timeIsUp(RunningClock clock, Instant now) {
        if (clock.orderId() == null) {
            throw new IllegalStateException("a clock of a task without its order");
        }
        Task task = tasks.standingOf(clock.orderId())
                .orElseThrow(() -> new IllegalStateException("a clock of a task that does not stand"));
        Map<String, Object> details = Map.of("dueAt", clock.dueAt().toString());
        if (clock.clock().equals(HONOURING)) {
            notHonoured(task, details, now);
        } else {
            lapsed(task, details, now);
        }
    }

    private void notHonoured(Task task, Map<String, Object> details, Instant now) {
        UUID claim = task.requiredClaimId();
        task.step(TaskTable.HONOUR_TIME_IS_UP, SYSTEM, TaskContext.bySystem(), now);
        task.notHonoured();
        chronicle.publish(task, new TaskFact.Freed(claim, "not-honoured", task.reopened(), now), now);
        chronicle.publish(task, new TaskFact.Refused(claim, "not-honoured", now), now);
        chronicle.system(task, TaskTable.HONOUR_TIME_IS_UP, null, details, now);
    }

    private void lapsed(Task task, Map<String, Object> details, Instant now) {
        task.step(TaskTable.WINDOW_IS_OVER, SYSTEM, TaskContext.bySystem(), now);
        stopHonouring(task);
        task.endedBecause("lapsed");
        chronicle.publish(task, new TaskFact.Withdrawn("lapsed", now), now);
        chronicle.system(task, TaskTable.WINDOW_IS_OVER, null, details, now);
    }
}
