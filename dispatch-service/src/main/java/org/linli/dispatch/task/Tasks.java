package org.linli.dispatch.task;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/**
 * The tasks. One is changed only under the lock of its case and then its own, so that whoever acts on the case or its orders
 * and whoever acts on the task never wait for each other in a circle.
 */
@ApplicationScoped
public class Tasks implements PanacheRepositoryBase<Task, UUID> {

    /** A task with its case, both locked. */
    record Held(CaseFile file, Task task) {

        /** @throws Problem stale, naming the present state and what is possible now, unless it is as the actor saw it */
        void asSeen(long version) {
            try {
                IfMatch.check(version, task.version(), task.state().wire());
            } catch (Problem stale) {
                throw stale.with("possible", TaskTable.TASK.possible(task.state()));
            }
        }
    }

    private final CaseFiles cases;

    Tasks(CaseFiles cases) {
        this.cases = cases;
    }

    /** @throws Problem not-found */
    Held held(UUID id) {
        return find(id).orElseThrow(Tasks::notFound);
    }

    /** The task, locked; empty when there is none. */
    Optional<Held> find(UUID id) {
        return getEntityManager()
                .createQuery("SELECT t.caseId FROM Task t WHERE t.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(cases::locked)
                .map(file -> new Held(
                        file,
                        findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow()));
    }

    /** The task of the order that stands, locked; the caller holds the case's lock. */
    Optional<Task> standingOf(UUID orderId) {
        return find("orderId = ?1 and state in ?2", orderId, TaskState.STANDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /** Those of the case that stand, locked; the caller holds the case's lock. */
    List<Task> standingOfCase(UUID caseId) {
        return find("caseId = ?1 and state in ?2 order by id", caseId, TaskState.STANDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What an order's view shows: the task that was opened last. */
    public Optional<TaskOfOrder> latestOf(UUID orderId) {
        return find("orderId = ?1 order by id desc", orderId).page(0, 1).stream()
                .findFirst()
                .map(TaskOfOrder::of);
    }

    static Problem notFound() {
        return Problem.notFound("task", "任务");
    }
}
