package org.linli.plan.engine;

import java.util.Arrays;
import org.linli.plan.BrokenRule.Rule;
import org.linli.plan.Weights;

/**
 * A plan under change. A trial begins with {@link #begin}, takes and puts parts, is settled, and is then kept, by simply beginning
 * the next one, or undone. Nothing is allocated.
 */
final class Schedule {

    /** A visit left out with risk 1 counts more than anything soft. */
    static final long MEDIUM = 1L << 40;

    private static final int WIDTH = 4;
    private static final int TAKEN = 0;
    private static final int PUT = 1;
    private static final int ORDERED = 2;
    private static final int HELD = 3;

    final Model model;
    final Order order;
    final Routes routes;
    final Timing timing;

    private final Weights weights;
    private int[] steps = new int[WIDTH * 64];
    private int size;
    private Rule broken = Rule.QUOTA;
    private int brokenAt = -1;

    Schedule(Model model) {
        this.model = model;
        this.weights = model.problem.weights();
        order = new Order(model.visits);
        routes = new Routes(model);
        timing = new Timing(model, routes, order);
    }

    void begin() {
        size = 0;
        timing.begin();
    }

    /** Takes a part out of its route. */
    void take(int part) {
        int route = routes.routeOf[part];
        int before = routes.previous[part];
        step(TAKEN, part, before, route);
        int after = routes.next[part];
        routes.remove(part);
        timing.forget(part);
        if (after >= model.parts) {
            timing.touchEnd(route);
        } else {
            timing.touch(after >> 1);
        }
    }

    void takeVisit(int visit) {
        take(2 * visit);
        if (model.coupled[visit]) {
            take(2 * visit + 1);
        }
    }

    /** Puts a part into a route, at the place that the order says. The carer must be allowed. */
    void put(int part, int route) {
        putAfter(part, route, predecessor(part >> 1, route));
    }

    /** Puts a part after another one, or after the route's node. The caller knows that it fits the order. */
    void putAfter(int part, int route, int before) {
        step(PUT, part, 0, 0);
        routes.insert(part, before, route);
        timing.touch(part >> 1);
        int after = routes.next[part];
        if (after < model.parts) {
            timing.touch(after >> 1);
        } else {
            timing.touchEnd(route);
        }
    }

    /** Moves a visit in the common order. Its parts must be in no route. */
    void moveAfter(int visit, int anchor) {
        int previous = order.previous[visit];
        if (previous != anchor && visit != anchor) {
            step(ORDERED, visit, previous, 0);
            order.moveAfter(visit, anchor);
        }
    }

    /** Holds a part's start. @param tick {@link Model#OPEN} for the window alone */
    void hold(int part, int tick) {
        if (timing.held[part] != tick) {
            step(HELD, part, timing.held[part], 0);
            timing.held[part] = tick;
            timing.touch(part >> 1);
        }
    }

    /** The part, or the route's node, after which a visit comes in a route by the common order. */
    int predecessor(int visit, int route) {
        int node = model.parts + route;
        int before = routes.previous[node];
        long label = order.label[visit];
        while (before < model.parts && order.label[before >> 1] > label) {
            before = routes.previous[before];
        }
        return before;
    }

    /**
     * What it adds, times and even load aside, to put a part into a route right after an anchor of the order. The part's own visit and
     * an absent one count as if they were nowhere. Nothing is changed.
     */
    long added(int part, int route, int anchor, int absent) {
        int visit = part >> 1;
        long label = anchor == order.end ? 0 : order.label[anchor];
        int before = routes.previous[model.parts + route];
        while (before < model.parts
                && (order.label[before >> 1] > label || before >> 1 == visit || before >> 1 == absent)) {
            before = routes.previous[before];
        }
        int after = routes.next[before];
        while (after < model.parts && (after >> 1 == visit || after >> 1 == absent)) {
            after = routes.next[after];
        }
        return weights.travel() * (long) routes.way(part, before, after, route) + model.wish[part][route];
    }

    /** What leaving a part out saves, times and even load aside. */
    long saved(int part) {
        int route = routes.routeOf[part];
        return weights.travel() * (long) routes.saved(part) + model.wish[part][route];
    }

    /** @return false when a hard rule is broken; the trial must be undone then */
    boolean settle() {
        return settle(Long.MAX_VALUE);
    }

    /** The same, given up as soon as bound and lateness so far exceed the cost. */
    boolean settle(long most) {
        if (routes.quotasExceeded > 0) {
            broken = Rule.QUOTA;
            brokenAt = -1;
            return false;
        }
        if (timing.settle(most == Long.MAX_VALUE ? most : most - bound())) {
            return true;
        }
        broken = timing.broken;
        brokenAt = timing.brokenAt;
        return false;
    }

    Rule broken() {
        return broken;
    }

    /** The visit at which a rule is broken; −1 for none. */
    int brokenAt() {
        return brokenAt;
    }

    void undo() {
        for (int at = WIDTH * (size - 1); at >= 0; at -= WIDTH) {
            int subject = steps[at + 1];
            int before = steps[at + 2];
            switch (steps[at]) {
                case TAKEN -> routes.insert(subject, before, steps[at + 3]);
                case PUT -> routes.remove(subject);
                case ORDERED -> order.moveAfter(subject, before);
                default -> timing.held[subject] = before;
            }
        }
        size = 0;
        timing.undo();
    }

    /** Medium and soft in one number. */
    long cost() {
        return bound()
                + weights.lateness() * timing.lateness
                + (long) weights.largestLateness() * timing.largestLateness()
                + weights.waiting() * timing.waiting
                + weights.overtime() * timing.overtime
                + weights.otherTime() * timing.moved;
    }

    /** What the trial costs at least, before it is settled: all that does not depend on times. */
    long bound() {
        return MEDIUM * routes.leftOut
                + weights.travel() * routes.travel
                + routes.wish
                + weights.fairLoad() * routes.unfair;
    }

    private void step(int kind, int subject, int before, int route) {
        int at = size * WIDTH;
        if (at == steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[at] = kind;
        steps[at + 1] = subject;
        steps[at + 2] = before;
        steps[at + 3] = route;
        size++;
    }
}
