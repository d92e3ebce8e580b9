package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places a few visits in a plan that stays as it is: each where it is cheapest, then some of them anew in another order, and when
 * one finds no place, another visit moves to make room for it.
 */
final class Replacing {

    private static final int ROUNDS = 40;
    private static final int AT_ONCE = 3;

    private final Schedule schedule;
    private final Model model;
    private final Insertion insertion;
    private final Snapshot best;
    private final Dice dice = new Dice(1);

    Replacing(Schedule schedule) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.insertion = new Insertion(schedule);
        this.best = new Snapshot(model);
    }

    void place(List<Integer> visits) {
        List<Integer> urgent = new ArrayList<>(visits);
        urgent.sort(Comparator.<Integer>comparingInt(visit -> -model.risk[visit])
                .thenComparingInt(visit -> model.candidates[2 * visit].length)
                .thenComparingInt(visit -> model.due[visit]));
        insert(urgent);
        again(urgent);
        for (int visit : urgent) {
            if (!schedule.routes.planned(visit)) {
                makeRoom(visit);
            }
        }
    }

    private void insert(List<Integer> visits) {
        for (int visit : visits) {
            if (!schedule.routes.planned(visit)) {
                insertion.insert(visit);
            }
        }
    }

    /** Takes some of the visits out and places them again, the better plan stays. */
    private void again(List<Integer> visits) {
        best.save(schedule, schedule.cost());
        for (int round = 0; round < ROUNDS && visits.size() > 1; round++) {
            List<Integer> some = new ArrayList<>();
            for (int number = 0; number < Math.min(AT_ONCE, visits.size()); number++) {
                int visit = visits.get(dice.roll(visits.size()));
                if (!some.contains(visit)) {
                    some.add(visit);
                }
            }
            schedule.begin();
            for (int visit : some) {
                if (schedule.routes.planned(visit)) {
                    schedule.takeVisit(visit);
                }
            }
            if (schedule.settle()) {
                insert(some);
                insert(visits);
                keepBetter();
            } else {
                schedule.undo();
            }
        }
    }

    /** Another visit leaves its place and finds another one, if that serves more. */
    private void makeRoom(int visit) {
        for (int other = 0; other < model.visits && !schedule.routes.planned(visit); other++) {
            if (other == visit || model.frozen[other] || !schedule.routes.planned(other) || !helps(visit, other)) {
                continue;
            }
            best.save(schedule, schedule.cost());
            schedule.begin();
            schedule.takeVisit(other);
            if (!schedule.settle()) {
                schedule.undo();
                continue;
            }
            if (insertion.insert(visit)) {
                insertion.insert(other);
            }
            keepBetter();
        }
    }

    private boolean helps(int visit, int other) {
        for (int part = 2 * other; part < 2 * other + model.partsOf(other); part++) {
            int route = schedule.routes.routeOf[part];
            if (model.allowed[2 * visit][route] || model.allowed[2 * visit + 1][route]) {
                return true;
            }
        }
        return false;
    }

    private void keepBetter() {
        long cost = schedule.cost();
        if (cost < best.cost) {
            best.save(schedule, cost);
        } else {
            best.restore(schedule);
        }
    }
}
