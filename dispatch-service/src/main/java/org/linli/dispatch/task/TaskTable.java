package org.linli.dispatch.task;

import static org.linli.dispatch.task.TaskState.ACCEPTED;
import static org.linli.dispatch.task.TaskState.BEGUN;
import static org.linli.dispatch.task.TaskState.DELIVERED;
import static org.linli.dispatch.task.TaskState.GRANTED;
import static org.linli.dispatch.task.TaskState.LAPSED;
import static org.linli.dispatch.task.TaskState.NEW;
import static org.linli.dispatch.task.TaskState.OPEN;
import static org.linli.dispatch.task.TaskState.REJECTED;
import static org.linli.dispatch.task.TaskState.WITHDRAWN;

import java.util.Set;
import java.util.function.Predicate;
import org.linli.dispatch.order.OrderState;
import org.linli.dispatch.task.TaskContext.About;
import org.linli.dispatch.task.TaskContext.Given;
import org.linli.dispatch.task.TaskContext.Opening;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/**
 * What can happen to a task, by whom and when. A claim that cannot be granted changes nothing, so it has no row: it is
 * refused in whatever state the task is.
 */
public final class TaskTable {

    public static final String OPENING = "open";
    public static final String GRANT = "grant";
    public static final String GIVE_BACK = "give-back";
    public static final String HONOUR_TIME_IS_UP = "honour-time-is-up";
    public static final String COME_AFTER_ALL = "come-after-all";
    public static final String BEGIN = "begin";
    public static final String DELIVER = "deliver";
    public static final String ACCEPT = "accept";
    public static final String REJECT = "reject";
    public static final String WINDOW_IS_OVER = "window-is-over";
    public static final String NEED_ENDED = "need-ended";
    public static final String WITHDRAW = "withdraw";

    static final String CHIEF = "duty-chief";
    static final String DISPATCHER = "dispatcher";
    static final String SYSTEM = "system";

    /** What volunteer-service tells of the claims on the task. */
    static final String VOLUNTEERS = "volunteers";

    private static final Set<OrderState> WORKED_ON = Set.of(OrderState.ISSUED, OrderState.ESCALATED, OrderState.TAKEN);

    public static final Transitions<TaskState, TaskContext> TASK = Transitions.of(
            "Task",
            from(NEW)
                    .on(OPENING)
                    .by(CHIEF, DISPATCHER)
                    .when(opening(
                            "order-is-worked-on",
                            "工单须为已下达、已升级或已接单",
                            "the order is issued, escalated or taken",
                            o -> WORKED_ON.contains(o.order())))
                    .when(opening(
                            "no-other-task",
                            "该工单已有进行中的任务",
                            "no other task of the order stands",
                            o -> !o.anotherStands()))
                    .when(opening(
                            "window-ahead",
                            "服务开始时间须在将来",
                            "its window begins in the future",
                            o -> o.now().isBefore(o.beginsAt())))
                    .when(opening(
                            "within-the-orders-time",
                            "服务时段须在工单时限之内",
                            "its window ends within the order's time",
                            o -> !o.endsAt().isAfter(o.orderDueAt())))
                    .to(OPEN)
                    .emits("task-opened"),
            from(OPEN).on(GRANT).by(VOLUNTEERS).to(GRANTED).emits("task-granted"),
            from(GRANTED)
                    .on(GIVE_BACK)
                    .by(VOLUNTEERS)
                    .when(theClaimThatHolds())
                    .to(OPEN)
                    .emits("task-freed"),
            from(GRANTED).on(HONOUR_TIME_IS_UP).by(SYSTEM).to(OPEN).emits("task-freed", "task-refused"),
            from(OPEN)
                    .on(COME_AFTER_ALL)
                    .by(VOLUNTEERS)
                    .when(new Guard<>(
                            "not-honoured-in-time",
                            "须为刚刚逾期的认领",
                            "the claim that was not honoured in time, and none since",
                            c -> c.claim() == About.NOT_HONOURED))
                    .to(BEGUN)
                    .emits("task-granted"),
            from(GRANTED).on(BEGIN).by(VOLUNTEERS).when(theClaimThatHolds()).to(BEGUN),
            from(BEGUN).on(DELIVER).by(VOLUNTEERS).when(theClaimThatHolds()).to(DELIVERED),
            from(DELIVERED)
                    .on(ACCEPT)
                    .by(CHIEF, DISPATCHER)
                    .when(notTheClaimant())
                    .when(given(Given.MINUTES, "minutes", "须给出服务分钟数", "minutes are given"))
                    .to(ACCEPTED)
                    .emits("task-accepted"),
            from(DELIVERED)
                    .on(REJECT)
                    .by(CHIEF, DISPATCHER)
                    .when(notTheClaimant())
                    .when(reasonGiven())
                    .to(REJECTED)
                    .emits("task-rejected"),
            from(OPEN, GRANTED).on(WINDOW_IS_OVER).by(SYSTEM).to(LAPSED).emits("task-withdrawn"),
            from(OPEN, GRANTED).on(NEED_ENDED).by(VOLUNTEERS).to(LAPSED).emits("task-withdrawn"),
            from(OPEN, GRANTED, BEGUN, DELIVERED)
                    .on(WITHDRAW)
                    .by(CHIEF, DISPATCHER, SYSTEM)
                    .when(reasonGiven())
                    .to(WITHDRAWN)
                    .emits("task-withdrawn"));

    private TaskTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<TaskState, TaskContext> from(TaskState first, TaskState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<TaskContext> opening(String name, String zh, String en, Predicate<Opening> holds) {
        return new Guard<>(name, zh, en, c -> c.opening() != null && holds.test(c.opening()));
    }

    private static Guard<TaskContext> theClaimThatHolds() {
        return new Guard<>("claim-holds", "须为当前有效的认领", "the claim that holds", c -> c.claim() == About.HOLDING);
    }

    private static Guard<TaskContext> notTheClaimant() {
        return new Guard<>("not-the-claimant", "认领人不得验收自己的任务", "nobody who had a claim on it", c -> !c.byClaimant());
    }

    private static Guard<TaskContext> reasonGiven() {
        return given(Given.REASON, "reason", "须给出理由", "a reason is given");
    }

    private static Guard<TaskContext> given(Given what, String name, String zh, String en) {
        return new Guard<>(name, zh, en, c -> c.given().contains(what));
    }
}
