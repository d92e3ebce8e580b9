package org.linli.plan.engine;

/** A plan put aside: order, routes and held starts, from which all else follows. */
final class Snapshot {

    long cost = Long.MAX_VALUE;

    private final int[] order;
    private final int[] routeOf;
    private final int[] held;

    Snapshot(Model model) {
        order = new int[model.visits];
        routeOf = new int[model.parts];
        held = new int[model.parts];
    }

    void save(Schedule schedule, long cost) {
        this.cost = cost;
        Order list = schedule.order;
        int place = 0;
        for (int visit = list.next[list.end]; visit != list.end; visit = list.next[visit]) {
            order[place++] = visit;
        }
        System.arraycopy(schedule.routes.routeOf, 0, routeOf, 0, routeOf.length);
        System.arraycopy(schedule.timing.held, 0, held, 0, held.length);
    }

    void copy(Snapshot other) {
        cost = other.cost;
        System.arraycopy(other.order, 0, order, 0, order.length);
        System.arraycopy(other.routeOf, 0, routeOf, 0, routeOf.length);
        System.arraycopy(other.held, 0, held, 0, held.length);
    }

    void restore(Schedule schedule) {
        schedule.begin();
        for (int part = 0; part < routeOf.length; part++) {
            if (schedule.routes.routeOf[part] >= 0) {
                schedule.take(part);
            }
            schedule.hold(part, held[part]);
        }
        int anchor = schedule.order.end;
        for (int visit : order) {
            schedule.moveAfter(visit, anchor);
            anchor = visit;
        }
        for (int visit : order) {
            for (int part = 2 * visit; part <= 2 * visit + 1; part++) {
                if (routeOf[part] >= 0) {
                    schedule.put(part, routeOf[part]);
                }
            }
        }
        if (!schedule.settle()) {
            throw new IllegalStateException("a plan put aside breaks " + schedule.broken());
        }
        schedule.begin();
    }
}
