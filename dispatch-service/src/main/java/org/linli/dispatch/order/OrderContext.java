package org.linli.dispatch.order;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Stage;
import org.linli.dispatch.casefile.WorkStages;

/**
 * What the guards of an order's table look at.
 *
 * @param units whose orders the actor may handle
 * @param given what comes with the action; when only asking what is possible, everything
 * @param stage the stage of the work it is about; null when it is about the whole
 */
public record OrderContext(
        WorkOrder order,
        Set<String> units,
        Instant now,
        Set<Given> given,
        @Nullable StageAsked stage) {

    /** What an action may have to bring. */
    public enum Given {
        REASON,
        EVIDENCE
    }

    /** A stage among the stages of its case. */
    public record StageAsked(Stage stage, WorkStages work) {}

    static OrderContext of(WorkOrder order, Set<String> units, Instant now, Given... given) {
        return new OrderContext(order, units, now, Set.of(given), null);
    }

    /** For asking what somebody could do, whatever they would bring. */
    public static OrderContext asking(WorkOrder order, WorkStages work, Set<String> units, Instant now) {
        StageAsked next = work.next().map(stage -> new StageAsked(stage, work)).orElse(null);
        return new OrderContext(order, units, now, Set.of(Given.values()), next);
    }

    OrderContext at(Stage asked, WorkStages work) {
        return new OrderContext(order, units, now, given, new StageAsked(asked, work));
    }
}
