package org.linli.plan.engine;

import java.util.Arrays;

/** Small changes of a plan, chosen by chance. Each leaves the schedule in an open trial, to be settled or undone. */
final class Moves {

    private final Schedule schedule;
    private final Model model;
    private final Routes routes;
    private final Order order;
    private final Neighbours near;
    private final Dice dice;
    /** Visits that may be moved. */
    private final int[] free;

    private final int[] tail;
    private final long even;
    private long limit;

    Moves(Schedule schedule, Neighbours near, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.routes = schedule.routes;
        this.order = schedule.order;
        this.near = near;
        this.dice = dice;
        int[] movable = new int[model.visits];
        int count = 0;
        for (int visit = 0; visit < model.visits; visit++) {
            boolean possible = model.candidates[2 * visit].length > 0
                    && (!model.coupled[visit] || model.candidates[2 * visit + 1].length > 0);
            if (!model.frozen[visit] && possible) {
                movable[count++] = visit;
            }
        }
        free = Arrays.copyOf(movable, count);
        tail = new int[model.parts];
        even = model.problem.weights().fairLoad();
    }

    /** Whether there is anything to move. */
    boolean any() {
        return free.length > 0;
    }

    /** A visit that may be moved. */
    int some() {
        return free[dice.roll(free.length)];
    }

    /**
     * Chooses a move by chance.
     *
     * @param limit what the plan may cost; a move that is sure to cost more is not even begun
     * @return false when the move chosen is not possible; the trial must be undone all the same
     */
    boolean propose(long limit) {
        this.limit = limit;
        schedule.begin();
        int visit = some();
        int kind = dice.roll(100);
        if (!routes.planned(visit)) {
            return kind < 60 ? replace(visit) : kind < 80 ? anywhere(visit) : beside(visit);
        }
        if (model.told[2 * visit] != Model.OPEN && kind < 8) {
            return release(visit);
        }
        if (kind < 55) {
            return beside(visit);
        }
        if (kind < 65) {
            return anywhere(visit);
        }
        if (kind < 92) {
            return exchange(visit);
        }
        return tails(visit);
    }

    /** Next to a neighbour, in the neighbour's route. */
    private boolean beside(int visit) {
        int[] others = near.of[visit];
        if (others.length == 0) {
            return anywhere(visit);
        }
        int other = others[dice.roll(others.length)];
        if (!routes.planned(other)) {
            return false;
        }
        int part = somePart(visit);
        int route = routes.routeOf[somePart(other)];
        if (!model.allowed[part][route]) {
            return false;
        }
        return move(visit, part, route, dice.roll(2) == 0 ? other : order.previous[other]);
    }

    /** To any carer, at the same or another place of the order. */
    private boolean anywhere(int visit) {
        int part = somePart(visit);
        int[] candidates = model.candidates[part];
        int route = candidates[dice.roll(candidates.length)];
        int anchor = order.previous[visit];
        if (dice.roll(2) == 0) {
            int[] others = near.of[visit];
            anchor = others.length == 0 ? anchor : others[dice.roll(others.length)];
        }
        return move(visit, part, route, anchor);
    }

    private boolean move(int visit, int part, int route, int anchor) {
        int other = Routes.NOWHERE;
        if (model.coupled[visit]) {
            other = routes.routeOf[part ^ 1];
            if (other < 0 || dice.roll(3) == 0 || !model.differentCarers(route, other)) {
                int[] candidates = model.candidates[part ^ 1];
                other = candidates[dice.roll(candidates.length)];
                if (!model.differentCarers(route, other)) {
                    return false;
                }
            }
        }
        if (routes.planned(visit)) {
            if (hopeless(part, route, other, anchor)) {
                return false;
            }
            schedule.takeVisit(visit);
        }
        schedule.moveAfter(visit, anchor);
        schedule.put(part, route);
        if (other >= 0) {
            schedule.put(part ^ 1, other);
        }
        return true;
    }

    /** Whether a move costs too much whatever the times will be. */
    private boolean hopeless(int part, int route, int other, int anchor) {
        int visit = part >> 1;
        long more = schedule.added(part, route, anchor, visit) - schedule.saved(part) - even * model.duration[part];
        if (other >= 0) {
            int second = part ^ 1;
            more += schedule.added(second, other, anchor, visit)
                    - schedule.saved(second)
                    - even * model.duration[second];
        }
        return schedule.bound() + more > limit;
    }

    /** The same for two parts of two routes that change carers. */
    private boolean hopelessExchange(int one, int two) {
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
    private boolean hopelessInPlace(int one, int two) {
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

    /** Two parts of different visits change carers, and perhaps their visits' places in the order. */
    private boolean exchange(int visit) {
        int[] others = near.of[visit];
        if (others.length == 0) {
            return false;
        }
        int other = others[dice.roll(others.length)];
        if (!routes.planned(other) || model.frozen[other]) {
            return false;
        }
        int one = somePart(visit);
        int two = somePart(other);
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
        if (!inOrder) {
            if (hopelessExchange(one, two)) {
                return false;
            }
            schedule.take(one);
            schedule.take(two);
            schedule.put(one, twoRoute);
            schedule.put(two, oneRoute);
            return true;
        }
        if (oneOther < 0 && twoOther < 0 && hopelessInPlace(one, two)) {
            return false;
        }
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
    private boolean tails(int visit) {
        int[] others = near.of[visit];
        if (others.length == 0) {
            return false;
        }
        int other = others[dice.roll(others.length)];
        if (!routes.planned(other)) {
            return false;
        }
        int one = somePart(visit);
        int two = somePart(other);
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

    /** A visit left out takes the place of another one, or of two, of which one may go elsewhere. */
    private boolean replace(int visit) {
        int[] others = near.of[visit];
        if (others.length == 0) {
            return false;
        }
        int other = others[dice.roll(others.length)];
        if (!routes.planned(other) || model.frozen[other]) {
            return false;
        }
        int part = somePart(visit);
        int gone = somePart(other);
        int route = routes.routeOf[gone];
        if (!model.allowed[part][route]) {
            return false;
        }
        int next = routes.next[gone] >> 1;
        boolean two = routes.next[gone] < model.parts && !model.frozen[next] && dice.roll(3) == 0;
        schedule.takeVisit(other);
        if (two && next != other) {
            schedule.takeVisit(next);
        }
        if (!move(visit, part, route, other)) {
            return false;
        }
        return dice.roll(2) == 0 || (dice.roll(2) == 0 ? anywhere(other) : beside(other));
    }

    /** A published visit is held at the time told, or no longer. */
    private boolean release(int visit) {
        boolean held = schedule.timing.held[2 * visit] != Model.OPEN;
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            schedule.hold(part, held ? Model.OPEN : model.told[part]);
        }
        return true;
    }

    private int somePart(int visit) {
        return 2 * visit + (model.coupled[visit] ? dice.roll(2) : 0);
    }
}
