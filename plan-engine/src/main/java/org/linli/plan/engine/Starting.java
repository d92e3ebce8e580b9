package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.plan.Placement;
import org.linli.plan.Visit;

/** A first plan: what is published where it was published, all else where it is cheapest, the most urgent first. */
final class Starting {

    private Starting() {}

    static Schedule schedule(Model model) {
        Schedule schedule = new Schedule(model);
        Map<String, Placement> published = new HashMap<>();
        for (Visit visit : model.problem.visits()) {
            if (visit.published() != null) {
                published.put(visit.id(), visit.published());
            }
        }
        new Adoption(schedule).adopt(published);
        fill(schedule);
        return schedule;
    }

    /** Inserts whatever is left out and has room. */
    static void fill(Schedule schedule) {
        Model model = schedule.model;
        List<Integer> left = new ArrayList<>();
        for (int visit = 0; visit < model.visits; visit++) {
            if (!schedule.routes.planned(visit)) {
                left.add(visit);
            }
        }
        left.sort(Comparator.<Integer>comparingInt(visit -> -model.risk[visit])
                .thenComparingInt(visit -> model.latest[2 * visit])
                .thenComparingInt(visit -> model.due[visit]));
        Insertion insertion = new Insertion(schedule);
        for (int visit : left) {
            insertion.insert(visit);
        }
    }
}
