package org.linli.plan.engine;

import java.util.Arrays;

/**
 * Which part is done in which route, in which order, and what that costs whenever it is done: travel, who comes, even load, what is
 * left out. Each route is a ring of parts through a node of its own, {@code parts + route}. Every change is undone exactly by its
 * opposite.
 */
final class Routes {

    static final int NOWHERE = -1;

    final int[] next;
    final int[] previous;
    /** By part; {@link #NOWHERE} when left out. */
    final int[] routeOf;

    long travel;
    long wish;
    long unfair;
    /** Risk left out. */
    long leftOut;
    /** How many quotas are exceeded. */
    int quotasExceeded;

    private final Model model;
    private final int parts;
    private final int places;
    private final long[] load;
    private final int[] used;

    Routes(Model model) {
        this.model = model;
        this.parts = model.parts;
        this.places = model.places;
        next = new int[parts + model.routes];
        previous = new int[parts + model.routes];
        routeOf = new int[parts];
        load = new long[model.carers];
        used = new int[model.left.length];
        Arrays.fill(routeOf, NOWHERE);
        for (int route = 0; route < model.routes; route++) {
            next[parts + route] = parts + route;
            previous[parts + route] = parts + route;
        }
        for (int risk : model.risk) {
            leftOut += risk;
        }
    }

    int node(int route) {
        return parts + route;
    }

    boolean planned(int visit) {
        return routeOf[2 * visit] >= 0;
    }

    /** What it adds to travel to go there between two. @param before a part, or the route's node @param after the same */
    int way(int part, int before, int after, int route) {
        int[] times = model.travel[route];
        int place = model.place[part >> 1];
        int from = before >= parts ? model.startPlace[route] : model.place[before >> 1];
        int to = after >= parts ? model.endPlace[route] : model.place[after >> 1];
        int there = times[from * places + place] + times[place * places + to];
        return before >= parts && after >= parts ? there : there - times[from * places + to];
    }

    /** What leaving it out saves in travel. */
    int saved(int part) {
        return way(part, previous[part], next[part], routeOf[part]);
    }

    void insert(int part, int before, int route) {
        int after = next[before];
        travel += way(part, before, after, route);
        next[before] = part;
        previous[part] = before;
        next[part] = after;
        previous[after] = part;
        routeOf[part] = route;
        count(part, route, 1);
    }

    void remove(int part) {
        int route = routeOf[part];
        travel -= saved(part);
        int before = previous[part];
        int after = next[part];
        next[before] = after;
        previous[after] = before;
        routeOf[part] = NOWHERE;
        count(part, route, -1);
    }

    private void count(int part, int route, int sign) {
        wish += sign * model.wish[part][route];
        int carer = model.carer[route];
        unfair -= Math.max(0, load[carer] - model.share[carer]);
        load[carer] += (long) sign * model.duration[part];
        unfair += Math.max(0, load[carer] - model.share[carer]);
        if ((part & 1) == 0) {
            int visit = part >> 1;
            leftOut -= (long) sign * model.risk[visit];
            int quota = model.quota[visit];
            if (quota >= 0) {
                quotasExceeded -= used[quota] > model.left[quota] ? 1 : 0;
                used[quota] += sign;
                quotasExceeded += used[quota] > model.left[quota] ? 1 : 0;
            }
        }
    }
}
