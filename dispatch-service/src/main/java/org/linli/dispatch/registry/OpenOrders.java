package org.linli.dispatch.registry;

import java.util.Map;

/** How many work orders stand open at each unit; answered by the orders themselves. */
public interface OpenOrders {

    /** Units with at least one order that is issued, escalated, taken or returned, and how many. */
    Map<String, Long> countByUnit();
}
