package org.linli.dispatch.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.task.TaskContext.Given;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.state.Refused;

/** Tasks to read: of one's areas as an officer, of the orders of one's unit as its handler. */
@ApplicationScoped
class TaskSight {

    private static final String[] OFFICERS = {"dispatcher", "duty-chief", "inspector", "auditor"};

    private static final Map<String, String> PATHS = Map.of(
            TaskTable.ACCEPT, "acceptance",
            TaskTable.REJECT, "rejection",
            TaskTable.WITHDRAW, "withdrawal");

    private static final String PAGE = """
            SELECT id FROM task
             WHERE (area_path || '.' LIKE ANY(?) OR unit_code = ANY(?))
               AND (?::text IS NULL OR state = ?) AND (?::uuid IS NULL OR order_id = ?::uuid)
               AND (?::uuid IS NULL OR id < ?::uuid)
             ORDER BY id DESC LIMIT ?""";

    private final Tasks tasks;
    private final Holders holders;
    private final Database database;

    TaskSight(Tasks tasks, Holders holders, Database database) {
        this.tasks = tasks;
        this.holders = holders;
        this.database = database;
    }

    /** @param order null for all @param state null for all */
    record Filter(
            @Nullable UUID order,
            @Nullable TaskState state,
            int size,
            @Nullable Cursor after) {}

    /** @throws Problem not-found when it is not there or not for this actor: the two look the same from outside */
    @Transactional
    TaskView one(UUID id, Actor actor) {
        return tasks.findByIdOptional(id)
                .filter(task -> maySee(task, actor))
                .map(task -> TaskView.of(task, possible(task, actor)))
                .orElseThrow(Tasks::notFound);
    }

    /** The latest first. @throws Problem not-allowed for somebody who holds no posting that lets read any */
    @Transactional
    Page<TaskView> page(Filter filter, Actor actor) {
        Set<String> paths = actor.areaPaths(OFFICERS);
        Set<String> units = actor.units("unit-handler");
        if (paths.isEmpty() && units.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED).detail("您目前没有有效任职", "You hold no posting at the moment");
        }
        String state = filter.state() == null ? null : filter.state().name();
        UUID after = filter.after() == null ? null : id(filter.after());
        List<UUID> ids = database.list(
                PAGE,
                row -> row.getObject("id", UUID.class),
                paths.stream().map(path -> path + ".%").toList(),
                List.copyOf(units),
                state,
                state,
                filter.order(),
                filter.order(),
                after,
                after,
                filter.size() + 1);
        Map<UUID, Task> found = tasks.list("id in ?1", ids).stream().collect(Collectors.toMap(Task::id, task -> task));
        List<TaskView> views = ids.stream()
                .map(found::get)
                .map(task -> TaskView.of(task, possible(task, actor)))
                .toList();
        return Page.of(views, filter.size(), last -> Cursor.of(last.id()));
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.text(0));
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }

    private static boolean maySee(Task task, Actor actor) {
        return actor.mayFor("unit-handler", task.unitCode())
                || Stream.of(OFFICERS).anyMatch(role -> actor.mayIn(role, task.areaPath()));
    }

    private List<TaskView.Action> possible(Task task, Actor actor) {
        Set<String> roles = Stream.of(TaskTable.CHIEF, TaskTable.DISPATCHER)
                .filter(role -> actor.mayIn(role, task.areaPath()))
                .collect(Collectors.toSet());
        if (roles.isEmpty() || !task.state().stands()) {
            return List.of();
        }
        TaskContext asking = TaskContext.judging(holders.everHeld(task.id(), actor.subject()), Given.values());
        return TaskTable.TASK.possible(task.state()).stream()
                .filter(p -> PATHS.containsKey(p.action()) && allows(task, p.action(), roles, asking))
                .map(p -> new TaskView.Action(p.action(), "/v1/tasks/" + task.id() + "/" + PATHS.get(p.action())))
                .toList();
    }

    private static boolean allows(Task task, String action, Set<String> roles, TaskContext asking) {
        try {
            TaskTable.TASK.decide(task.state(), action, roles, asking);
            return true;
        } catch (Refused no) {
            return false;
        }
    }
}
