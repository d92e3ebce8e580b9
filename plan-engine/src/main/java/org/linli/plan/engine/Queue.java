package org.linli.plan.engine;

/** Visits to be timed again, the first of the common order first, and routes whose end is another. Seldom more than a few. */
final class Queue {

    private final Order order;
    private final int[] visits;
    private final boolean[] waiting;
    private final int[] routes;
    private final boolean[] ending;
    private int size;
    private int routeCount;

    Queue(Model model, Order order) {
        this.order = order;
        visits = new int[model.visits];
        waiting = new boolean[model.visits];
        routes = new int[model.routes];
        ending = new boolean[model.routes];
    }

    void add(int visit) {
        if (!waiting[visit]) {
            waiting[visit] = true;
            visits[size++] = visit;
        }
    }

    void addRoute(int route) {
        if (!ending[route]) {
            ending[route] = true;
            routes[routeCount++] = route;
        }
    }

    /** Takes the first of the order; −1 when none is left. */
    int first() {
        if (size == 0) {
            return -1;
        }
        int best = 0;
        for (int place = 1; place < size; place++) {
            if (order.before(visits[place], visits[best])) {
                best = place;
            }
        }
        int visit = visits[best];
        visits[best] = visits[--size];
        waiting[visit] = false;
        return visit;
    }

    int firstRoute() {
        if (routeCount == 0) {
            return -1;
        }
        int route = routes[--routeCount];
        ending[route] = false;
        return route;
    }

    void clear() {
        while (size > 0) {
            waiting[visits[--size]] = false;
        }
        while (routeCount > 0) {
            ending[routes[--routeCount]] = false;
        }
    }
}
