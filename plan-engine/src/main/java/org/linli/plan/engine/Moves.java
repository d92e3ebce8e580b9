package org.linli.plan.engine;

/** Small changes of a plan, chosen by chance. Each leaves the schedule in an open trial, to be settled or undone. */
final class Moves {

    private static final int ALL = 100;
    /** Shares of the kinds of moves in {@link #ALL}, each with those before it: measured, not reasoned. */
    private static final int RELEASE = 8;

    private static final int BESIDE = 40;
    private static final int ANYWHERE = 45;
    private static final int EXCHANGE = 75;
    private static final int BLOCK = 95;

    /** The same for a visit left out. */
    private static final int REPLACE = 60;

    private static final int LEFT_OUT_ANYWHERE = 80;

    private final Schedule schedule;
    private final Model model;
    private final Dice dice;
    private final OneVisit one;
    private final TwoVisits two;
    private final Block block;
    /** Visits that may be moved. */
    private final int[] free;

    /** @param free visits that may be moved; others may have to change places with them */
    Moves(Schedule schedule, Neighbours near, int[] free, Dice dice) {
        this.schedule = schedule;
        this.model = schedule.model;
        this.dice = dice;
        this.free = free;
        one = new OneVisit(schedule, near, dice);
        two = new TwoVisits(schedule, near, dice);
        block = new Block(schedule, near, dice);
    }

    /** How many visits may be moved. */
    int count() {
        return free.length;
    }

    /** A visit that may be moved. */
    int some() {
        return free[dice.roll(free.length)];
    }

    /**
     * Chooses a move by chance.
     *
     * @param limit what the plan may cost; a move that is sure to cost more is not even begun
     * @return false when the move chosen is not possible; the trial must be undone all the same
     */
    boolean propose(long limit) {
        schedule.begin();
        int visit = some();
        int kind = dice.roll(ALL);
        if (!schedule.routes.planned(visit)) {
            return kind < REPLACE
                    ? one.inPlaceOf(visit, limit)
                    : kind < LEFT_OUT_ANYWHERE ? one.anywhere(visit, limit) : one.beside(visit, limit);
        }
        if (model.told[2 * visit] != Model.OPEN && kind < RELEASE) {
            return release(visit);
        }
        if (kind < BESIDE) {
            return one.beside(visit, limit);
        }
        if (kind < ANYWHERE) {
            return one.anywhere(visit, limit);
        }
        if (kind < EXCHANGE) {
            return two.exchange(visit, limit);
        }
        return kind < BLOCK ? block.move(visit, limit) : two.tails(visit);
    }

    /** A published visit is held at the time told, or no longer. */
    private boolean release(int visit) {
        boolean held = schedule.timing.held[2 * visit] != Model.OPEN;
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            schedule.hold(part, held ? Model.OPEN : model.told[part]);
        }
        return true;
    }
}
