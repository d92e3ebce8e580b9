package org.linli.dispatch.task;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.order.OrderState;
import org.linli.dispatch.order.WorkOrder;

/**
 * What the guards of a task's table look at.
 *
 * @param opening what is looked at before there is a task; null afterwards
 * @param claim whose claim it is about, among the task's
 * @param byClaimant whether whoever acts ever had a claim on the task, or represented who had
 * @param given what comes with the action; when only asking what is possible, everything
 */
record TaskContext(@Nullable Opening opening, About claim, boolean byClaimant, Set<Given> given) {

    /** What an action may have to bring. */
    enum Given {
        REASON,
        MINUTES
    }

    /** Which of a task's claims a fact tells of. */
    enum About {
        /** The one that holds. */
        HOLDING,
        /** The one that held last and was not honoured in time. */
        NOT_HONOURED,
        OTHER
    }

    /** @param orderDueAt when the order's work is due */
    record Opening(
            Instant now,
            OrderState order,
            Instant orderDueAt,
            boolean anotherStands,
            Instant beginsAt,
            Instant endsAt) {}

    static TaskContext opening(WorkOrder order, boolean anotherStands, Instant beginsAt, Instant endsAt, Instant now) {
        return new TaskContext(
                new Opening(now, order.state(), order.dueAt(), anotherStands, beginsAt, endsAt),
                About.OTHER,
                false,
                Set.of());
    }

    /** Of a fact about one of its claims. */
    static TaskContext about(About claim) {
        return new TaskContext(null, claim, false, Set.of());
    }

    static TaskContext judging(boolean byClaimant, Given... given) {
        return new TaskContext(null, About.OTHER, byClaimant, Set.of(given));
    }

    /** For what the service does by itself. */
    static TaskContext bySystem() {
        return judging(false, Given.REASON);
    }
}
