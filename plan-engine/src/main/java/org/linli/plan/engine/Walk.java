package org.linli.plan.engine;

/**
 * Annealing: small changes that are kept when they cost little enough, and ever less is little enough. One thread walks one
 * schedule.
 */
final class Walk {

    private static final int RUIN_EVERY_VISITS = 5;
    private static final int RUIN_OFTEN = 50;
    private static final int RUIN_SELDOM = 2_000;

    private final Schedule schedule;
    private final Moves moves;
    private final Ruin ruin;
    private final Dice dice;
    private final Snapshot best;
    private long cost;
    private long stepsDone;
    private final int ruinEvery;
    private int untilRuin;

    Walk(Schedule schedule, Neighbours near, long seed) {
        this.schedule = schedule;
        this.dice = new Dice(seed);
        this.moves = new Moves(schedule, near, dice);
        this.ruin = new Ruin(schedule, near, dice);
        this.best = new Snapshot(schedule.model);
        this.ruinEvery = Math.clamp((long) RUIN_EVERY_VISITS * schedule.model.visits, RUIN_OFTEN, RUIN_SELDOM);
        untilRuin = ruinEvery;
        cost = schedule.cost();
        best.save(schedule, cost);
    }

    boolean any() {
        return moves.any();
    }

    Snapshot best() {
        return best;
    }

    long cost() {
        return cost;
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
        stepsDone += steps;
        for (int step = 0; step < steps; step++) {
            long limit = cost + (long) (heat * dice.exponential());
            if (--untilRuin == 0) {
                untilRuin = ruinEvery;
                ruin(limit);
                continue;
            }
            if (moves.propose() && schedule.bound() <= limit && schedule.settle()) {
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
    }

    private void ruin(long limit) {
        if (ruin.around(moves.some(), limit)) {
            cost = schedule.cost();
            if (cost < best.cost) {
                best.save(schedule, cost);
            }
        }
    }

    /** What random steps cost on average where they cost anything and break nothing; the plan stays. */
    double usualCost(int steps) {
        double sum = 0;
        int count = 0;
        for (int step = 0; step < steps; step++) {
            if (moves.propose() && schedule.settle()) {
                long more = schedule.cost() - cost;
                if (more > 0 && more < Schedule.MEDIUM / 2) {
                    sum += more;
                    count++;
                }
            }
            schedule.undo();
        }
        return count == 0 ? 1 : sum / count;
    }
}
