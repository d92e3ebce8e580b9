package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.plan.Placement;
import org.linli.plan.Visit;

/**
 * A first plan, made in a moment: what is published where it was published, all else in the order of when it is due, each with whoever is
 * cheapest there. What finds no place so is inserted wherever there is room, the most urgent first.
 */
final class Starting {

    private static final int NOBODY = -1;

    /** Exact insertion of more than this takes longer than the search needs to do the same. */
    private static final int MOST_INSERTED = 30;

    private final Schedule schedule;
    private final Model model;

    private Starting(Model model) {
        this.model = model;
        this.schedule = new Schedule(model);
    }

    static Schedule schedule(Model model) {
        Starting starting = new Starting(model);
        starting.published();
        starting.left(Comparator.comparingInt(visit -> model.due[visit])).forEach(starting::place);
        Insertion insertion = new Insertion(starting.schedule);
        starting.left(Comparator.<Integer>comparingInt(visit -> -model.risk[visit])
                        .thenComparingInt(visit -> model.latest[2 * visit])
                        .thenComparingInt(visit -> model.due[visit]))
                .stream()
                .limit(MOST_INSERTED)
                .forEach(insertion::insert);
        return starting.schedule;
    }

    private void published() {
        Map<String, Placement> published = new HashMap<>();
        for (Visit visit : model.problem.visits()) {
            if (visit.published() != null) {
                published.put(visit.id(), visit.published());
            }
        }
        new Adoption(schedule).adopt(published);
    }

    private List<Integer> left(Comparator<Integer> order) {
        List<Integer> left = new ArrayList<>();
        for (int visit = 0; visit < model.visits; visit++) {
            if (!schedule.routes.planned(visit)) {
                left.add(visit);
            }
        }
        left.sort(order);
        return left;
    }

    private void place(int visit) {
        int anchor = lastBefore(model.due[visit]);
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
        while (visit != order.end
                && (!schedule.routes.planned(visit) || schedule.timing.start[2 * visit] > tick)) {
            visit = order.previous[visit];
        }
        return visit;
    }
}
