package org.linli.dispatch.task;

import static org.linli.dispatch.task.TaskTable.VOLUNTEERS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.linli.dispatch.task.TaskContext.About;
import org.linli.kit.state.Refused;

/**
 * Dispatch decides which claim holds. Of one task everything is decided under its lock, so of two claims exactly one is
 * granted; what comes twice, late, or of a claim that does not hold, changes nothing.
 */
@ApplicationScoped
class HearingVolunteers {

    private static final Set<String> ROLES = Set.of(VOLUNTEERS);

    private final Tasks tasks;
    private final TaskClocks clocks;
    private final TaskChronicle chronicle;

    HearingVolunteers(Tasks tasks, TaskClocks clocks, TaskChronicle chronicle) {
        this.tasks = tasks;
        this.clocks = clocks;
        this.chronicle = chronicle;
    }

    /** Somebody wants to do it: granted when it is nobody's, else refused. */
    @Transactional(Transactional.TxType.MANDATORY)
    void held(ClaimHeard heard) {
        news(heard, held -> {
            Task task = held.task();
            Instant now = chronicle.now();
            if (task.state() == TaskState.OPEN) {
                task.step(TaskTable.GRANT, ROLES, TaskContext.about(About.OTHER), now);
                Instant honourBy = task.granted(heard.claim(), now);
                clocks.startHonouring(held.file(), task, now, honourBy);
                chronicle.publish(task, new TaskFact.Granted(heard.claim(), honourBy, now), now);
                chronicle.volunteers(task, TaskTable.GRANT, claim(heard), now);
            } else if (task.about(heard.claim()) != About.HOLDING) {
                String reason = task.state().stands() ? "taken" : "ended";
                chronicle.publish(task, new TaskFact.Refused(heard.claim(), reason, now), now);
                chronicle.volunteers(task, "refuse", claim(heard), now);
            }
        });
    }

    /** @param reasonCode given-back or no-show */
    @Transactional(Transactional.TxType.MANDATORY)
    void freed(ClaimHeard heard, String reasonCode) {
        news(heard, held -> {
            if (stepped(heard, held.task(), TaskTable.GIVE_BACK)) {
                Task task = held.task();
                Instant now = chronicle.now();
                task.freed();
                clocks.stopHonouring(task);
                chronicle.publish(task, new TaskFact.Freed(heard.claim(), reasonCode, task.reopened(), now), now);
            }
        });
    }

    /** Somebody has come. Whoever came in time but was heard of too late has it all the same, if nobody else has. */
    @Transactional(Transactional.TxType.MANDATORY)
    void checkedIn(ClaimHeard heard) {
        news(heard, held -> {
            Task task = held.task();
            if (stepped(heard, task, TaskTable.BEGIN)) {
                clocks.stop(task);
            } else if (stepped(heard, task, TaskTable.COME_AFTER_ALL)) {
                task.cameAfterAll();
                clocks.stop(task);
                Instant now = chronicle.now();
                Instant honourBy = task.honourBy() == null ? now : task.honourBy();
                chronicle.publish(task, new TaskFact.Granted(heard.claim(), honourBy, now), now);
            }
        });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void checkedOut(ClaimHeard heard) {
        news(heard, held -> {
            if (stepped(heard, held.task(), TaskTable.DELIVER)) {
                held.task().served(heard.minutes());
            }
        });
    }

    /** The need is over without anybody having begun: nobody can claim the task any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void needEnded(ClaimHeard heard) {
        news(heard, held -> {
            Task task = held.task();
            Instant now = chronicle.now();
            if (stepped(heard, task, TaskTable.NEED_ENDED)) {
                task.endedBecause("lapsed");
                clocks.stop(task);
                chronicle.publish(task, new TaskFact.Withdrawn("lapsed", now), now);
            }
        });
    }

    private void news(ClaimHeard heard, Consumer<Tasks.Held> act) {
        tasks.find(heard.taskId())
                .filter(held -> held.task().hears(heard.version()))
                .ifPresent(act);
    }

    /** @return false when the table has no way for it: the fact is of a claim that does not hold, or out of date */
    private boolean stepped(ClaimHeard heard, Task task, String action) {
        About about = heard.claimId() == null ? About.OTHER : task.about(heard.claimId());
        Instant now = chronicle.now();
        try {
            task.step(action, ROLES, TaskContext.about(about), now);
        } catch (Refused outOfDate) {
            return false;
        }
        chronicle.volunteers(task, action, claim(heard), now);
        return true;
    }

    private static Map<String, Object> claim(ClaimHeard heard) {
        UUID claim = heard.claimId();
        return claim == null ? Map.of() : Map.of("claim", claim.toString());
    }
}
