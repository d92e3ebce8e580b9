package org.linli.plan.engine;

import org.linli.plan.Bound;

/** What no plan can go below: everybody must be reached from somewhere, by the carer liked best. */
final class LowerBound {

    private LowerBound() {}

    static Bound of(Model model) {
        long medium = 0;
        long soft = 0;
        for (int visit = 0; visit < model.visits; visit++) {
            boolean possible = true;
            long cost = 0;
            for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
                possible &= model.candidates[part].length > 0;
                cost += cheapest(model, part);
            }
            if (possible) {
                soft += cost;
            } else {
                medium += model.risk[visit];
            }
        }
        return new Bound(medium, soft);
    }

    private static long cheapest(Model model, int part) {
        int place = model.place[part >> 1];
        int way = Integer.MAX_VALUE;
        long wish = Long.MAX_VALUE;
        for (int route : model.candidates[part]) {
            int[] times = model.travel[route];
            way = Math.min(way, times[model.startPlace[route] * model.places + place]);
            wish = Math.min(wish, model.wish[part][route]);
            for (int other = 0; other < model.visits && way > 0; other++) {
                if (other != part >> 1 && may(model, other, route)) {
                    way = Math.min(way, times[model.place[other] * model.places + place]);
                }
            }
        }
        return way == Integer.MAX_VALUE ? 0 : (long) model.problem.weights().travel() * way + wish;
    }

    private static boolean may(Model model, int visit, int route) {
        return model.allowed[2 * visit][route] || model.allowed[2 * visit + 1][route];
    }
}
