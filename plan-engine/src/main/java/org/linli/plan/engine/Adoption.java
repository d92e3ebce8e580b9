package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.plan.Placement;
import org.linli.plan.Visit;

/** Lays visits where they are said to be, frozen ones first, then by time; what breaks a hard rule is left out. */
final class Adoption {

    private final Schedule schedule;
    private final Model model;
    private final Map<String, Integer> carers = new HashMap<>();

    Adoption(Schedule schedule) {
        this.schedule = schedule;
        this.model = schedule.model;
        for (int carer = 0; carer < model.carers; carer++) {
            carers.put(model.problem.carers().get(carer).id(), carer);
        }
    }

    /** @param placements by id of the visit; for frozen visits what is published counts */
    void adopt(Map<String, Placement> placements) {
        List<Integer> visits = new ArrayList<>();
        Placement[] placed = new Placement[model.visits];
        for (int v = 0; v < model.visits; v++) {
            Visit visit = model.problem.visits().get(v);
            placed[v] = visit.frozen() ? visit.published() : placements.get(visit.id());
            if (placed[v] != null && placed[v].carers().size() == model.partsOf(v)) {
                visits.add(v);
            }
        }
        visits = new InOrder(placed, visits).visits();
        int anchor = schedule.order.end;
        schedule.begin();
        for (int visit : visits) {
            schedule.moveAfter(visit, anchor);
            anchor = visit;
        }
        for (int visit : visits) {
            if (model.frozen[visit] && !lay(visit, placed[visit])) {
                throw new IllegalArgumentException(
                        "frozen visit " + model.problem.visits().get(visit).id() + " breaks " + schedule.broken());
            }
        }
        for (int visit : visits) {
            if (!model.frozen[visit]) {
                lay(visit, placed[visit]);
            }
        }
    }

    private boolean lay(int visit, Placement placement) {
        schedule.begin();
        for (int number = 0; number < placement.carers().size(); number++) {
            int part = 2 * visit + number;
            int start = placement.starts().get(number);
            int route = route(part, placement.carers().get(number), start);
            if (route < 0) {
                schedule.undo();
                return false;
            }
            schedule.hold(part, start);
            schedule.put(part, route);
        }
        if (schedule.settle()) {
            return true;
        }
        schedule.undo();
        return false;
    }

    private int route(int part, String carer, int start) {
        int number = carers.getOrDefault(carer, -1);
        int best = -1;
        for (int route : model.candidates[part]) {
            if (model.carer[route] == number && (best < 0 || model.begins[route] <= start)) {
                best = route;
            }
        }
        return best;
    }
}
