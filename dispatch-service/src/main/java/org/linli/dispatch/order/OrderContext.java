package org.linli.dispatch.order;

import java.time.Instant;
import java.util.Set;

/**
 * What the guards of an order's table look at.
 *
 * @param units whose orders the actor may handle
 * @param given what comes with the action; when only asking what is possible, everything
 */
public record OrderContext(WorkOrder order, Set<String> units, Instant now, Set<Given> given) {

    /** What an action may have to bring. */
    public enum Given {
        REASON,
        EVIDENCE
    }

    static OrderContext of(WorkOrder order, Set<String> units, Instant now, Given... given) {
        return new OrderContext(order, units, now, Set.of(given));
    }

    /** For asking what somebody could do, whatever they would bring. */
    public static OrderContext asking(WorkOrder order, Set<String> units, Instant now) {
        return new OrderContext(order, units, now, Set.of(Given.values()));
    }
}
