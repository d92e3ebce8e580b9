package org.linli.plan.engine;

/** Moves of two visits: they change carers or places, or their carers exchange all that comes after. */
final class TwoVisits {

    private final Schedule schedule;
    private final Model model;
    private final Routes routes;
    private final Order order;
    private final Neighbours near;
    private final Dice dice;
    private final int[] tail;
    private final long even;

    TwoVisits(Schedule schedule, Neighbours near, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.routes = schedule.routes;
        this.order = schedule.order;
        this.near = near;
        this.dice = dice;
        tail = new int[model.parts];
        even = model.problem.weights().fairLoad();
    }

    /** Two parts of different visits change carers, and perhaps their visits' places in the order. */
    boolean exchange(int visit, long limit) {
        int other = near.some(visit, dice);
        if (other == Neighbours.NONE || !routes.planned(other) || model.frozen[other]) {
            return false;
        }
        int one = model.somePart(visit, dice);
        int two = model.somePart(other, dice);
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        boolean inOrder = dice.roll(2) == 0;
        if (!model.allowed[one][twoRoute] || !model.allowed[two][oneRoute] || oneRoute == twoRoute && !inOrder) {
            return false;
        }
        int oneOther = model.coupled[visit] ? routes.routeOf[one ^ 1] : Routes.NOWHERE;
        int twoOther = model.coupled[other] ? routes.routeOf[two ^ 1] : Routes.NOWHERE;
        if (oneOther >= 0 && !model.differentCarers(oneOther, twoRoute)
                || twoOther >= 0 && !model.differentCarers(twoOther, oneRoute)) {
            return false;
        }
        if (inOrder) {
            return (oneOther >= 0 || twoOther >= 0 || !hopelessInPlace(one, two, limit))
                    && places(one, two, oneOther, twoOther);
        }
        if (hopeless(one, two, limit)) {
            return false;
        }
        schedule.take(one);
        schedule.take(two);
        schedule.put(one, twoRoute);
        schedule.put(two, oneRoute);
        return true;
    }

    private boolean places(int one, int two, int oneOther, int twoOther) {
        int visit = one >> 1;
        int other = two >> 1;
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        schedule.takeVisit(visit);
        schedule.takeVisit(other);
        int anchor = order.previous[visit];
        if (anchor == other) {
            schedule.moveAfter(other, visit);
        } else {
            schedule.moveAfter(visit, other);
            schedule.moveAfter(other, anchor);
        }
        schedule.put(one, twoRoute);
        schedule.put(two, oneRoute);
        if (oneOther >= 0) {
            schedule.put(one ^ 1, oneOther);
        }
        if (twoOther >= 0) {
            schedule.put(two ^ 1, twoOther);
        }
        return true;
    }

    /** Two routes exchange all that comes after two neighbouring visits. */
    boolean tails(int visit) {
        int other = near.some(visit, dice);
        if (other == Neighbours.NONE || !routes.planned(other)) {
            return false;
        }
        int one = model.somePart(visit, dice);
        int two = model.somePart(other, dice);
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        if (oneRoute == twoRoute) {
            return false;
        }
        int count = collect(one, order.label[other], twoRoute, 0);
        int end = count < 0 ? -1 : collect(two, order.label[visit], oneRoute, count);
        if (end < 1) {
            return false;
        }
        for (int at = 0; at < end; at++) {
            schedule.take(tail[at]);
        }
        for (int at = 0; at < end; at++) {
            schedule.put(tail[at], at < count ? twoRoute : oneRoute);
        }
        return true;
    }

    private int collect(int from, long after, int into, int start) {
        int count = start;
        for (int part = routes.next[from]; part < model.parts; part = routes.next[part]) {
            if (order.label[part >> 1] < after || !model.allowed[part][into]) {
                return -1;
            }
            tail[count++] = part;
        }
        return count;
    }

    /** Whether changing carers costs too much whatever the times will be. */
    private boolean hopeless(int one, int two, long limit) {
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        long more = schedule.added(one, twoRoute, one >> 1, two >> 1)
                + schedule.added(two, oneRoute, two >> 1, one >> 1)
                - schedule.saved(one)
                - schedule.saved(two)
                - even * (model.duration[one] + model.duration[two]);
        return schedule.bound() + more > limit;
    }

    /** The same for two single parts that change places. */
    private boolean hopelessInPlace(int one, int two, long limit) {
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        if (routes.next[one] == two || routes.next[two] == one) {
            return false;
        }
        int way = routes.way(one, routes.previous[two], routes.next[two], twoRoute)
                + routes.way(two, routes.previous[one], routes.next[one], oneRoute);
        long more = (long) way * model.problem.weights().travel()
                + model.wish[one][twoRoute]
                + model.wish[two][oneRoute]
                - schedule.saved(one)
                - schedule.saved(two)
                - even * (model.duration[one] + model.duration[two]);
        return schedule.bound() + more > limit;
    }
}
