package org.linli.plan.engine;

import org.jspecify.annotations.Nullable;
import org.linli.plan.BrokenRule;

/** Finds the cheapest place for a visit that is left out, by trying every place that could be cheaper than the best so far. */
final class Insertion {

    static final int ANY = -1;

    /** How many places have been tried. */
    long tried;

    /** What the plan costs with the visit at the best place; {@link Long#MAX_VALUE} when there is none. */
    long bestCost;

    private final Schedule schedule;
    private final Model model;
    private int bestAnchor;
    private int bestFirst;
    private int bestSecond;
    private long limit;
    private int avoided = -1;
    private int avoidedFirst;
    private int avoidedSecond;
    private int avoidedStart;
    private @Nullable FaultListener faults;

    Insertion(Schedule schedule) {
        this.schedule = schedule;
        this.model = schedule.model;
    }

    /** Inserts at the cheapest place. @return false when there is none; nothing is changed then */
    boolean insert(int visit) {
        long asTold = Long.MAX_VALUE;
        if (model.told[2 * visit] != Model.OPEN) {
            hold(visit, true);
            if (find(visit, ANY, ANY, Long.MAX_VALUE)) {
                asTold = bestCost;
            }
        }
        hold(visit, false);
        boolean found = find(visit, ANY, ANY, asTold);
        if (!found && asTold < Long.MAX_VALUE) {
            hold(visit, true);
            found = find(visit, ANY, ANY, Long.MAX_VALUE);
        }
        if (found) {
            apply(visit);
        }
        return found;
    }

    /** Passes over the place where a visit is now. */
    void avoid(int visit) {
        avoided = visit;
        avoidedFirst = schedule.routes.routeOf[2 * visit];
        avoidedSecond = schedule.routes.routeOf[2 * visit + 1];
        avoidedStart = schedule.timing.start[2 * visit];
    }

    /** Tells of every place that breaks a hard rule. */
    void listen(FaultListener listener) {
        faults = listener;
    }

    /** Hears of places that are impossible. */
    interface FaultListener {
        /** @param visit at which the rule is broken; −1 for the end of a shift, or for the plan as a whole */
        void broken(BrokenRule.Rule rule, int visit);
    }

    /**
     * Looks for the cheapest place.
     *
     * @param firstRoute of the first part, or {@link #ANY}
     * @param secondRoute of the second part, or {@link #ANY}
     * @param below what costs this much or more is of no interest
     * @return whether there is one: {@link #bestCost}
     */
    boolean find(int visit, int firstRoute, int secondRoute, long below) {
        limit = below;
        bestCost = Long.MAX_VALUE;
        if (model.coupled[visit]) {
            beside(visit, 2 * visit, firstRoute, secondRoute);
            beside(visit, 2 * visit + 1, secondRoute, firstRoute);
        } else {
            beside(visit, 2 * visit, firstRoute, ANY);
        }
        return bestCost < Long.MAX_VALUE;
    }

    /** Puts the visit where {@link #find} found it best. The trial can be undone. */
    void apply(int visit) {
        schedule.begin();
        schedule.moveAfter(visit, bestAnchor);
        schedule.put(2 * visit, bestFirst);
        if (model.coupled[visit]) {
            schedule.put(2 * visit + 1, bestSecond);
        }
        if (!schedule.settle()) {
            throw new IllegalStateException("a place found breaks " + schedule.broken());
        }
    }

    void hold(int visit, boolean asTold) {
        schedule.begin();
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            schedule.hold(part, asTold ? model.told[part] : Model.OPEN);
        }
    }

    private void beside(int visit, int part, int only, int otherOnly) {
        for (int route : model.candidates[part]) {
            if (only != ANY && route != only) {
                continue;
            }
            int node = schedule.routes.node(route);
            int before = node;
            do {
                if (before < model.parts) {
                    at(visit, part, route, before >> 1, otherOnly);
                }
                int after = schedule.routes.next[before];
                if (after < model.parts) {
                    at(visit, part, route, schedule.order.previous[after >> 1], otherOnly);
                } else if (before == node) {
                    at(visit, part, route, schedule.order.previous[visit], otherOnly);
                }
                before = after;
            } while (before != node);
        }
    }

    private void at(int visit, int part, int route, int anchor, int otherOnly) {
        if (!model.coupled[visit]) {
            attempt(visit, anchor == visit ? schedule.order.previous[visit] : anchor, route, ANY);
            return;
        }
        int place = anchor == visit ? schedule.order.previous[visit] : anchor;
        for (int other : model.candidates[part ^ 1]) {
            if ((otherOnly == ANY || other == otherOnly) && model.differentCarers(route, other)) {
                boolean first = (part & 1) == 0;
                attempt(visit, place, first ? route : other, first ? other : route);
            }
        }
    }

    private void attempt(int visit, int anchor, int first, int second) {
        long most = Math.min(limit, bestCost);
        if (most < Long.MAX_VALUE && leastCost(visit, anchor, first, second) >= most) {
            return;
        }
        tried++;
        schedule.begin();
        schedule.moveAfter(visit, anchor);
        schedule.put(2 * visit, first);
        if (second != ANY) {
            schedule.put(2 * visit + 1, second);
        }
        if (schedule.bound() >= most) {
            schedule.undo();
            return;
        }
        if (!schedule.settle()) {
            if (faults != null) {
                faults.broken(schedule.broken(), schedule.brokenAt());
            }
        } else if (!isAvoided(visit, first, second)) {
            long cost = schedule.cost();
            if (cost < limit && cost < bestCost) {
                bestCost = cost;
                bestAnchor = anchor;
                bestFirst = first;
                bestSecond = second;
            }
        }
        schedule.undo();
    }

    /** Before anything is changed: even load can only make it dearer. */
    private long leastCost(int visit, int anchor, int first, int second) {
        long cost = schedule.bound() - Schedule.MEDIUM * model.risk[visit];
        cost += schedule.added(2 * visit, first, anchor, visit);
        return second == ANY ? cost : cost + schedule.added(2 * visit + 1, second, anchor, visit);
    }

    private boolean isAvoided(int visit, int first, int second) {
        return visit == avoided
                && first == avoidedFirst
                && second == avoidedSecond
                && schedule.timing.start[2 * visit] == avoidedStart;
    }
}
