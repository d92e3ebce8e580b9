package org.linli.dispatch.order;

import java.util.Collection;
import java.util.List;
import org.linli.dispatch.casefile.CaseState;

/** The one rule that says what the states of a dispatched case's orders make of the case. */
final class CaseFromOrders {

    private CaseFromOrders() {}

    /** None standing: filed. All standing handled: handled. Any taken or handled: handling. Otherwise: dispatched. */
    static CaseState of(Collection<OrderState> orders) {
        List<OrderState> standing = orders.stream().filter(OrderState::standing).toList();
        if (standing.isEmpty()) {
            return CaseState.FILED;
        }
        if (standing.stream().allMatch(s -> s == OrderState.HANDLED)) {
            return CaseState.HANDLED;
        }
        return standing.stream().anyMatch(s -> s == OrderState.TAKEN || s == OrderState.HANDLED)
                ? CaseState.HANDLING
                : CaseState.DISPATCHED;
    }
}
