package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places a few visits in a plan that stays as it is: each at its time where it is cheapest, then better by a short walk of these and of
 * what is near them; and when one finds no place, another visit moves to make room for it.
 */
final class Replacing {

    private static final int ROUNDS = 50;
    private static final int STEPS = 2_500;
    private static final double WARM = 0.3;
    private static final double COLD = 0.015;

    /** So many near visits of each may change too. */
    private static final int NEAR = 10;

    /** So much more often than those near it a visit to be placed is chosen. */
    private static final int OFTEN = 6;

    /** Exact insertion of more than this takes longer than a repair may. */
    private static final int MOST_INSERTED = 30;

    private final Schedule schedule;
    private final Model model;
    private final Insertion insertion;
    private final Snapshot best;

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
        AtItsTime atItsTime = new AtItsTime(schedule);
        urgent.forEach(visit -> atItsTime.place(visit, time(visit)));
        walk(urgent.stream().mapToInt(visit -> visit).toArray());
        urgent.stream()
                .filter(visit -> !schedule.routes.planned(visit))
                .limit(MOST_INSERTED)
                .filter(visit -> !insertion.insert(visit))
                .forEach(this::makeRoom);
    }

    private int time(int visit) {
        return model.told[2 * visit] == Model.OPEN ? model.due[visit] : model.told[2 * visit];
    }

    private void walk(int[] visits) {
        Neighbours around = new Neighbours(model, visits);
        boolean[] theirs = new boolean[model.visits];
        for (int visit : visits) {
            theirs[visit] = true;
            for (int place = 0; place < Math.min(NEAR, around.of[visit].length); place++) {
                theirs[around.of[visit][place]] = true;
            }
        }
        int[] free =
                IntStream.of(model.movable()).filter(visit -> theirs[visit]).toArray();
        if (free.length == 0) {
            return;
        }
        boolean[] placed = new boolean[model.visits];
        IntStream.of(visits).forEach(visit -> placed[visit] = true);
        int[] drawn = IntStream.of(free)
                .flatMap(visit -> IntStream.range(0, placed[visit] ? OFTEN : 1).map(time -> visit))
                .toArray();
        Neighbours near = new Neighbours(model, free);
        double usual = near.usualCost(model);
        Walk walk = new Walk(schedule, near, drawn, 1);
        for (int round = 0; round < ROUNDS; round++) {
            walk.steps(STEPS, usual * WARM * StrictMath.pow(COLD / WARM, (double) round / ROUNDS));
        }
        walk.best().restore(schedule);
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
