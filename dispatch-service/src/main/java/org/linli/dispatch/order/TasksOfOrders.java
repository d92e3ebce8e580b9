package org.linli.dispatch.order;

import java.time.Instant;
import java.util.List;
import org.linli.dispatch.casefile.CaseFile;

/** What volunteers were asked to do for the orders of a case follows them. */
public interface TasksOfOrders {

    /**
     * Ends what was asked for orders that are handled or withdrawn, or whose case is closed; nothing when it has ended before.
     * In the transaction that changed them, under the case's lock.
     *
     * @param orders every order of the case
     */
    void follow(CaseFile file, List<WorkOrder> orders, Instant now);
}
