package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.dispatch.casefile.CaseFile;
import org.linli.dispatch.casefile.CaseFiles;
import org.linli.dispatch.casefile.Matter;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** What a task is about, for the one whose claim holds and for dispatch; every reading is on record. */
@ApplicationScoped
class ReadingMatter {

    private static final String VOLUNTEER = "volunteer";

    private final Tasks tasks;
    private final CaseFiles cases;
    private final Holders holders;
    private final TaskChronicle chronicle;

    ReadingMatter(Tasks tasks, CaseFiles cases, Holders holders, TaskChronicle chronicle) {
        this.tasks = tasks;
        this.cases = cases;
        this.holders = holders;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found when it is not there or not for this actor: the two look the same from outside */
    @Transactional
    MatterView read(UUID id, Actor actor) {
        Task task = tasks.findByIdOptional(id).orElseThrow(Tasks::notFound);
        String role = role(task, actor);
        CaseFile file = cases.findByIdOptional(task.caseId()).orElseThrow(Tasks::notFound);
        Instant now = chronicle.now();
        chronicle.record(task, actor, role, "read-matter", null, Map.of(), now);
        Matter matter = file.matter();
        return new MatterView(
                task.id(),
                matter.number(),
                matter.text(),
                matter.address(),
                matter.place(),
                matter.areaCode(),
                matter.streetCode(),
                task.beginsAt(),
                task.endsAt());
    }

    private String role(Task task, Actor actor) {
        if (actor.mayIn(TaskTable.DISPATCHER, task.areaPath())) {
            return TaskTable.DISPATCHER;
        }
        if (actor.mayIn(TaskTable.CHIEF, task.areaPath())) {
            return TaskTable.CHIEF;
        }
        if (actor.has(VOLUNTEER) && task.state().atWork() && holders.holds(task.id(), actor.subject())) {
            return VOLUNTEER;
        }
        throw Tasks.notFound();
    }
}
