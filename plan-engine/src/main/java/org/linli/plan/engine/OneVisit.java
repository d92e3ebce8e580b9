package org.linli.plan.engine;

/** Moves of one visit: beside a near one, or anywhere. */
final class OneVisit {

    private final Schedule schedule;
    private final Model model;
    private final Routes routes;
    private final Order order;
    private final Neighbours near;
    private final Dice dice;
    private final long even;

    OneVisit(Schedule schedule, Neighbours near, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.routes = schedule.routes;
        this.order = schedule.order;
        this.near = near;
        this.dice = dice;
        even = model.problem.weights().fairLoad();
    }

    /** Next to a neighbour, in the neighbour's route. */
    boolean beside(int visit, long limit) {
        int other = near.some(visit, dice);
        if (other == Neighbours.NONE) {
            return anywhere(visit, limit);
        }
        if (!routes.planned(other)) {
            return false;
        }
        int part = model.somePart(visit, dice);
        int route = routes.routeOf[model.somePart(other, dice)];
        if (!model.allowed[part][route]) {
            return false;
        }
        return move(part, route, dice.roll(2) == 0 ? other : order.previous[other], limit);
    }

    /** To any carer, at the same or another place of the order. */
    boolean anywhere(int visit, long limit) {
        int part = model.somePart(visit, dice);
        int[] candidates = model.candidates[part];
        int route = candidates[dice.roll(candidates.length)];
        int anchor = order.previous[visit];
        if (dice.roll(2) == 0) {
            int other = near.some(visit, dice);
            anchor = other == Neighbours.NONE ? anchor : other;
        }
        return move(part, route, anchor, limit);
    }

    /** A visit left out takes the place of another one, or of two, of which one may go elsewhere. */
    boolean inPlaceOf(int visit, long limit) {
        int other = near.some(visit, dice);
        if (other == Neighbours.NONE || !routes.planned(other) || model.frozen[other]) {
            return false;
        }
        int part = model.somePart(visit, dice);
        int gone = model.somePart(other, dice);
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
        if (!move(part, route, other, limit)) {
            return false;
        }
        return dice.roll(2) == 0 || (dice.roll(2) == 0 ? anywhere(other, limit) : beside(other, limit));
    }

    private boolean move(int part, int route, int anchor, long limit) {
        int visit = part >> 1;
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
            if (hopeless(part, route, other, anchor, limit)) {
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
    private boolean hopeless(int part, int route, int other, int anchor, long limit) {
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
}
