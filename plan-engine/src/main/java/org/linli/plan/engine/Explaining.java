package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.linli.plan.Alternative;
import org.linli.plan.Explanation;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.Score;
import org.linli.plan.Term;

/** Tells what a visit costs where it is, and what it would cost elsewhere: each alternative is built and judged whole. */
final class Explaining {

    private static final int MOST = 3;

    private final Schedule schedule;
    private final Model model;
    private final PlanWriter writer;

    Explaining(Plan plan) {
        model = ModelReader.read(plan.problem());
        schedule = new Schedule(model);
        new Adoption(schedule).adopt(plan.visits());
        writer = new PlanWriter(schedule);
    }

    Explanation explain(int visit) {
        String id = model.problem.visits().get(visit).id();
        Score now = writer.score();
        if (!schedule.routes.planned(visit)) {
            Score costs = new Score(Map.of(Term.UNPLANNED, (long) model.risk[visit]));
            return new Explanation(id, null, costs, alternatives(visit, now));
        }
        Placement placement = writer.placement(visit);
        if (model.frozen[visit]) {
            return new Explanation(id, placement, costs(visit, now), List.of());
        }
        Insertion insertion = new Insertion(schedule);
        insertion.avoid(visit);
        Score costs = costs(visit, now);
        schedule.begin();
        schedule.takeVisit(visit);
        if (!schedule.settle()) {
            schedule.undo();
            return new Explanation(id, placement, costs, List.of());
        }
        return new Explanation(id, placement, costs, alternatives(insertion, visit, now));
    }

    private Score costs(int visit, Score now) {
        schedule.begin();
        schedule.takeVisit(visit);
        boolean possible = schedule.settle();
        Map<Term, Long> terms = new EnumMap<>(Term.class);
        if (possible) {
            terms.putAll(now.minus(writer.score()).terms());
        }
        schedule.undo();
        terms.put(Term.UNPLANNED, 0L);
        return new Score(terms);
    }

    private List<Alternative> alternatives(int visit, Score now) {
        return alternatives(new Insertion(schedule), visit, now);
    }

    /** The best place with each carer, or each two carers, held at the time told or not. */
    private List<Alternative> alternatives(Insertion insertion, int visit, Score now) {
        List<Alternative> found = new ArrayList<>();
        int[] seconds = model.coupled[visit] ? model.candidates[2 * visit + 1] : new int[] {Insertion.ANY};
        boolean told = model.told[2 * visit] != Model.OPEN;
        for (int first : model.candidates[2 * visit]) {
            for (int second : seconds) {
                insertion.hold(visit, false);
                best(insertion, visit, first, second, now, found);
                if (told) {
                    insertion.hold(visit, true);
                    best(insertion, visit, first, second, now, found);
                }
            }
        }
        return found;
    }

    private void best(Insertion insertion, int visit, int first, int second, Score now, List<Alternative> found) {
        if (!insertion.find(visit, first, second, Long.MAX_VALUE)) {
            return;
        }
        insertion.apply(visit);
        Score score = writer.score();
        if (found.size() < MOST || score.minus(now).compareTo(found.getLast().difference()) < 0) {
            Placement placement = writer.placement(visit);
            Alternative better = new Alternative(placement, score.minus(now), writer.plan());
            found.removeIf(each -> each.placement().carers().equals(placement.carers())
                    && each.difference().compareTo(better.difference()) >= 0);
            if (found.stream().noneMatch(each -> each.placement().carers().equals(placement.carers()))) {
                found.add(better);
            }
            found.sort(Comparator.comparing(Alternative::difference));
            if (found.size() > MOST) {
                found.removeLast();
            }
        }
        schedule.undo();
    }
}
