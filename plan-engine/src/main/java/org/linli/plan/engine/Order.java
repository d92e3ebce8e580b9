package org.linli.plan.engine;

/**
 * The order in which visits are timed: all visits in one list, with labels that tell at once which of two comes first. Each route
 * follows this order, so that no circle of visits waiting for each other can arise.
 */
final class Order {

    private static final long SPACING = 1L << 40;

    /** The list's own node, before the first and after the last. */
    final int end;

    final int[] next;
    final int[] previous;
    final long[] label;

    Order(int visits) {
        end = visits;
        next = new int[visits + 1];
        previous = new int[visits + 1];
        label = new long[visits + 1];
        for (int v = 0; v <= visits; v++) {
            next[v] = v == visits ? 0 : v + 1;
            previous[v] = v == 0 ? visits : v - 1;
        }
        relabel();
    }

    boolean before(int visit, int other) {
        return label[visit] < label[other];
    }

    /** @param visit at the new place right after the anchor @param anchor another visit, or {@link #end} for the very first place */
    void moveAfter(int visit, int anchor) {
        int from = previous[visit];
        int to = next[visit];
        if (anchor == from) {
            return;
        }
        next[from] = to;
        previous[to] = from;
        int follower = next[anchor];
        next[anchor] = visit;
        previous[visit] = anchor;
        next[visit] = follower;
        previous[follower] = visit;
        long low = anchor == end ? 0 : label[anchor];
        long high = follower == end ? low + 2 * SPACING : label[follower];
        long middle = low + (high - low) / 2;
        if (middle == low || high > Long.MAX_VALUE / 2) {
            relabel();
        } else {
            label[visit] = middle;
        }
    }

    private void relabel() {
        long value = SPACING;
        for (int v = next[end]; v != end; v = next[v]) {
            label[v] = value;
            value += SPACING;
        }
    }
}
