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
        AtItsTime atItsTime = new AtItsTime(starting.schedule);
        starting.left(Comparator.comparingInt(visit -> model.due[visit]))
                .forEach(visit -> atItsTime.place(visit, model.due[visit]));
        Insertion insertion = new Insertion(starting.schedule);
        starting
                .left(Comparator.<Integer>comparingInt(visit -> -model.risk[visit])
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
}
