package org.linli.plan.engine;

/**
 * A few visits that follow each other in a route move together, to a place beside a near visit, some of them in reverse. Where one
 * carer has much to do, single visits cannot pass each other without being late; blocks can.
 */
final class Block {

    private static final int FEWEST = 2;
    private static final int MORE = 3;

    /** One in so many stays with its carer, one in so many is turned round. */
    private static final int SAME_ROUTE = 2;

    private static final int REVERSED = 3;

    private final Schedule schedule;
    private final Model model;
    private final Routes routes;
    private final Order order;
    private final Neighbours near;
    private final Dice dice;
    private final int[] parts = new int[FEWEST + MORE];
    private final int[] otherRoutes = new int[FEWEST + MORE];
    private int count;

    Block(Schedule schedule, Neighbours near, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.routes = schedule.routes;
        this.order = schedule.order;
        this.near = near;
        this.dice = dice;
    }

    /** @param visit the first of the block @return false when it is not possible, or sure to cost more than the limit */
    boolean move(int visit, long limit) {
        collect(model.somePart(visit, dice), FEWEST + dice.roll(MORE));
        if (count < FEWEST) {
            return false;
        }
        int end = parts[dice.roll(2) == 0 ? 0 : count - 1] >> 1;
        int other = near.some(end, dice);
        if (other == Neighbours.NONE || !routes.planned(other) || contains(other)) {
            return false;
        }
        int from = routes.routeOf[parts[0]];
        int into = dice.roll(SAME_ROUTE) == 0 ? from : routes.routeOf[model.somePart(other, dice)];
        if (into != from && !allowed(into)) {
            return false;
        }
        int anchor = other;
        if (dice.roll(2) == 0) {
            anchor = order.previous[other];
            while (contains(anchor)) {
                anchor = order.previous[anchor];
            }
        }
        carry(into, anchor, dice.roll(REVERSED) == 0);
        return schedule.bound() <= limit;
    }

    private void collect(int first, int wanted) {
        count = 0;
        int part = first;
        while (part < model.parts && count < wanted && !model.frozen[part >> 1]) {
            otherRoutes[count] = model.coupled[part >> 1] ? routes.routeOf[part ^ 1] : Routes.NOWHERE;
            parts[count++] = part;
            part = routes.next[part];
        }
    }

    private boolean contains(int visit) {
        for (int at = 0; at < count; at++) {
            if (parts[at] >> 1 == visit) {
                return true;
            }
        }
        return false;
    }

    private boolean allowed(int route) {
        for (int at = 0; at < count; at++) {
            if (!model.allowed[parts[at]][route]
                    || otherRoutes[at] >= 0 && !model.differentCarers(otherRoutes[at], route)) {
                return false;
            }
        }
        return true;
    }

    private void carry(int into, int anchor, boolean reversed) {
        for (int at = 0; at < count; at++) {
            schedule.takeVisit(parts[at] >> 1);
        }
        int after = anchor;
        for (int at = 0; at < count; at++) {
            int visit = parts[reversed ? count - 1 - at : at] >> 1;
            schedule.moveAfter(visit, after);
            after = visit;
        }
        for (int at = 0; at < count; at++) {
            schedule.put(parts[at], into);
            if (otherRoutes[at] >= 0) {
                schedule.put(parts[at] ^ 1, otherRoutes[at]);
            }
        }
    }
}
