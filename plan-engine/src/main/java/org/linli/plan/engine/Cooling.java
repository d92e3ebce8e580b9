package org.linli.plan.engine;

/**
 * How hot a search is at each moment. A long search of a small problem first anneals several times from hot to cold, as what is decided
 * while it is hot may be a valley without a way out; then it warms up once more and goes on from the best plan of all. A
 * short search, or one of a large problem, anneals once.
 */
final class Cooling {

    /** In costs of going on to a near visit. */
    private static final double HOT = 3;

    private static final double WARM = 0.4;
    private static final double COOL = 0.15;
    private static final double COLD = 0.03;

    /** Steps a visit that an anneal from hot to cold should have at least. */
    private static final long STEPS_A_VISIT = 80_000;

    /** So much of the search, in percent, looks for the right valley, and no more often than this. */
    private static final int SEARCHING = 60;

    private static final int MOST_ANNEALS = 20;
    private static final int MEETINGS = 20;
    private static final int PERCENT = 100;

    private final int stages;
    private final int anneals;
    private final int warmFrom;

    private Cooling(int stages, int anneals) {
        this.stages = stages;
        this.anneals = anneals;
        this.warmFrom = anneals == 1 ? stages : stages * SEARCHING / PERCENT;
    }

    /** Once from hot to cold. */
    static Cooling once(int stages) {
        return new Cooling(stages, 1);
    }

    /**
     * As suits the length.
     *
     * @param steps of each walk in all
     * @param visits that may be moved
     */
    static Cooling of(int stages, long steps, int visits) {
        long room = steps * SEARCHING / PERCENT / (STEPS_A_VISIT * Math.max(1, visits));
        return new Cooling(stages, (int) Math.clamp(room, 1, MOST_ANNEALS));
    }

    /** @param done share of the search, 0 to 1 @return in costs of going on to a near visit */
    double heat(double done) {
        double at = Math.min(1, done) * stages;
        if (at >= warmFrom && anneals > 1) {
            return between(WARM, (at - warmFrom) / (stages - warmFrom));
        }
        double anneal = at * anneals / warmFrom;
        return between(HOT, Math.min(anneal, anneals) - Math.min(Math.floor(anneal), anneals - 1.0));
    }

    /** Whether after so many stages all walks go on from the best plan: in the beginning of the last anneal, and often when that is cool. */
    boolean meets(int stage) {
        if (anneals > 1 && stage == warmFrom) {
            return true;
        }
        boolean last = anneals == 1 || stage > warmFrom;
        return last && stage % Math.max(1, stages / MEETINGS) == 0 && heat((double) stage / stages) < COOL;
    }

    private static double between(double hot, double done) {
        return hot * StrictMath.pow(COLD / hot, done);
    }
}
