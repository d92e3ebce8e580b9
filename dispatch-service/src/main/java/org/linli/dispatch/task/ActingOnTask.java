package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Standing;
import org.linli.dispatch.task.TaskContext.Given;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Dispatch says whether what was delivered counts, or takes the task back. */
@ApplicationScoped
class ActingOnTask {

    private final Tasks tasks;
    private final Holders holders;
    private final TaskClocks clocks;
    private final TaskChronicle chronicle;

    ActingOnTask(Tasks tasks, Holders holders, TaskClocks clocks, TaskChronicle chronicle) {
        this.tasks = tasks;
        this.holders = holders;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** A task under its locks, with who acts on it and in which role. */
    private record Act(Task task, Actor actor, String role, Instant now) {

        void step(String action, TaskContext context) {
            task.step(action, Set.of(role), context, now);
        }
    }

    /**
     * @param minutes that count, 1 to those the task asks for
     * @throws Problem not-found, not-allowed, stale, conflict, or invalid-input
     */
    @Transactional
    Standing accept(UUID id, long seen, @Nullable Integer minutes, Actor actor) {
        int counted = Asked.given("minutes", minutes);
        Act act = begin(id, seen, actor);
        Task task = act.task();
        if (counted < 1 || counted > task.minutes()) {
            throw Problem.invalid("minutes", "range", "须为 1 至 " + task.minutes(), "must be 1 to " + task.minutes());
        }
        act.step(TaskTable.ACCEPT, TaskContext.judging(hadClaim(act), Given.MINUTES));
        task.accepted(counted);
        chronicle.publish(task, new TaskFact.Accepted(task.requiredClaimId(), counted, act.now()), act.now());
        chronicle.record(task, actor, act.role(), TaskTable.ACCEPT, null, Map.of("minutes", counted), act.now());
        return task.standing();
    }

    /** What was delivered does not count; the service stays on record. @throws Problem as {@link #accept} */
    @Transactional
    Standing reject(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Act act = begin(id, seen, actor);
        Task task = act.task();
        act.step(TaskTable.REJECT, TaskContext.judging(hadClaim(act), Given.REASON));
        chronicle.publish(task, new TaskFact.Rejected(task.requiredClaimId(), act.now()), act.now());
        chronicle.record(task, actor, act.role(), TaskTable.REJECT, words, Map.of(), act.now());
        return task.standing();
    }

    /** Nobody shall do it any more. @throws Problem as {@link #accept} */
    @Transactional
    Standing withdraw(UUID id, long seen, @Nullable String reason, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Act act = begin(id, seen, actor);
        Task task = act.task();
        act.step(TaskTable.WITHDRAW, TaskContext.judging(false, Given.REASON));
        task.endedBecause("withdrawn");
        clocks.stop(task);
        chronicle.publish(task, new TaskFact.Withdrawn("withdrawn", act.now()), act.now());
        chronicle.record(task, actor, act.role(), TaskTable.WITHDRAW, words, Map.of(), act.now());
        return task.standing();
    }

    private Act begin(UUID id, long seen, Actor actor) {
        Tasks.Held held = tasks.held(id);
        String role = actor.requireIn(held.task().areaPath(), TaskTable.DISPATCHER, TaskTable.CHIEF);
        held.asSeen(seen);
        return new Act(held.task(), actor, role, chronicle.now());
    }

    private boolean hadClaim(Act act) {
        return holders.everHeld(act.task().id(), act.actor().subject());
    }
}
