package org.linli.plan.engine;

/**
 * Annealing: small changes that are kept when they cost little enough, and ever less is little enough. One thread walks one
 * schedule.
 */
final class Walk {

    /** For each place that large steps try, so many small steps are made. */
    private static final int RUIN_SHARE = 30;

    /** Lateness beyond the limit, in heats, at which timing is given up. */
    private static final double SLACK = 5;

    private final Schedule schedule;
    private final Moves moves;
    private final Ruin ruin;
    private final Dice dice;
    private final Snapshot best;
    private long cost;
    private long stepsDone;

    /** @param free visits that may be moved */
    Walk(Schedule schedule, Neighbours near, int[] free, long seed) {
        this.schedule = schedule;
        this.dice = new Dice(seed);
        this.moves = new Moves(schedule, near, free, dice);
        this.ruin = new Ruin(schedule, near, dice);
        this.best = new Snapshot(schedule.model);
        cost = schedule.cost();
        best.save(schedule, cost);
    }

    Snapshot best() {
        return best;
    }

    long cost() {
        return cost;
    }

    /** How many visits it may move. */
    int movable() {
        return moves.count();
    }

    long stepsDone() {
        return stepsDone;
    }

    /** Goes on from another plan. */
    void goOnFrom(Snapshot plan) {
        plan.restore(schedule);
        cost = schedule.cost();
        if (cost < best.cost) {
            best.save(schedule, cost);
        }
    }

    /** Walks. @param steps how many @param heat what a step may cost more, on average */
    void steps(int steps, double heat) {
        for (int step = 0; step < steps; step++) {
            long limit = cost + (long) (heat * dice.exponential());
            if (ruin.tried() * RUIN_SHARE <= stepsDone + step) {
                ruin(limit);
                continue;
            }
            if (moves.propose(limit) && schedule.bound() <= limit && schedule.settle(limit + (long) (heat * SLACK))) {
                long now = schedule.cost();
                if (now <= limit) {
                    cost = now;
                    if (cost < best.cost) {
                        best.save(schedule, cost);
                    }
                    continue;
                }
            }
            schedule.undo();
        }
        stepsDone += steps;
    }

    private void ruin(long limit) {
        if (ruin.around(moves.some(), limit)) {
            cost = schedule.cost();
            if (cost < best.cost) {
                best.save(schedule, cost);
            }
        }
    }
}
