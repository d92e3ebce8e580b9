package org.linli.plan.engine;

/**
 * A large step: a few visits near each other leave the plan, and each comes back where it is cheapest, in an order left to chance.
 * So plans are reached that lie behind a hard rule.
 */
final class Ruin {

    private static final int FEWEST = 2;
    private static final int MORE = 4;

    private final Schedule schedule;
    private final Model model;
    private final Neighbours near;
    private final Dice dice;
    private final Insertion insertion;
    private final Snapshot before;
    private final int[] gone;
    private int count;

    Ruin(Schedule schedule, Neighbours near, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.near = near;
        this.dice = dice;
        this.insertion = new Insertion(schedule);
        this.before = new Snapshot(model);
        this.gone = new int[FEWEST + MORE];
    }

    /** How many places have been tried in all. */
    long tried() {
        return insertion.tried;
    }

    /** @param visit in the middle of it @param limit what the plan may cost @return whether the plan is another, within the limit */
    boolean around(int visit, long limit) {
        before.save(schedule, 0);
        insertion.tried++;
        count = 0;
        schedule.begin();
        leave(visit);
        int most = FEWEST + dice.roll(MORE);
        int[] others = near.of[visit];
        for (int number = 1; number < most && others.length > 0; number++) {
            leave(others[dice.roll(others.length)]);
        }
        if (!schedule.settle()) {
            schedule.undo();
            return false;
        }
        for (int left = count; left > 0; left--) {
            int chosen = dice.roll(left);
            insertion.insert(gone[chosen]);
            gone[chosen] = gone[left - 1];
        }
        if (schedule.cost() <= limit) {
            return true;
        }
        before.restore(schedule);
        return false;
    }

    private void leave(int visit) {
        if (model.frozen[visit]) {
            return;
        }
        for (int number = 0; number < count; number++) {
            if (gone[number] == visit) {
                return;
            }
        }
        gone[count++] = visit;
        if (schedule.routes.planned(visit)) {
            schedule.takeVisit(visit);
        }
    }
}
