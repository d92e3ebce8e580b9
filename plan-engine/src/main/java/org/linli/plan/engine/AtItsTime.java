package org.linli.plan.engine;

/** Places a visit at one time only, with whichever carers are cheapest then: seldom the best place, but found in a moment. */
final class AtItsTime {

    private static final int NOBODY = -1;

    private final Schedule schedule;
    private final Model model;

    AtItsTime(Schedule schedule) {
        this.schedule = schedule;
        this.model = schedule.model;
    }

    /** @param visit left out, that stays so where no carer has room for it @param tick by which it should start */
    void place(int visit, int tick) {
        int anchor = lastBefore(tick);
        int[] seconds = model.coupled[visit] ? model.candidates[2 * visit + 1] : new int[] {NOBODY};
        long least = Long.MAX_VALUE;
        int bestFirst = NOBODY;
        int bestSecond = NOBODY;
        for (int first : model.candidates[2 * visit]) {
            for (int second : seconds) {
                if (second != NOBODY && !model.differentCarers(first, second)) {
                    continue;
                }
                if (put(visit, anchor, first, second) && schedule.cost() < least) {
                    least = schedule.cost();
                    bestFirst = first;
                    bestSecond = second;
                }
                schedule.undo();
            }
        }
        if (bestFirst != NOBODY) {
            put(visit, anchor, bestFirst, bestSecond);
        }
    }

    private boolean put(int visit, int anchor, int first, int second) {
        schedule.begin();
        schedule.moveAfter(visit, anchor);
        schedule.put(2 * visit, first);
        if (second != NOBODY) {
            schedule.put(2 * visit + 1, second);
        }
        return schedule.settle();
    }

    /** The last planned visit of the order that starts no later than the tick. */
    private int lastBefore(int tick) {
        Order order = schedule.order;
        int visit = order.previous[order.end];
        while (visit != order.end && (!schedule.routes.planned(visit) || schedule.timing.start[2 * visit] > tick)) {
            visit = order.previous[visit];
        }
        return visit;
    }
}
