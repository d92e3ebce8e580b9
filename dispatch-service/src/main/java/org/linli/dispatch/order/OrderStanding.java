package org.linli.dispatch.order;

import org.linli.dispatch.casefile.Standing;

/** Where an order stands after an action. */
final class OrderStanding {

    private OrderStanding() {}

    static Standing of(WorkOrder order) {
        return new Standing(order.id(), order.state().wire(), order.version());
    }
}
