package org.linli.plan.engine;

/** Chance that is the same for the same seed, on every machine (xoroshiro128++). */
final class Dice {

    private static final int LOGS = 1 << 12;
    private static final double[] MINUS_LOG = new double[LOGS];

    static {
        for (int step = 0; step < LOGS; step++) {
            MINUS_LOG[step] = -StrictMath.log((step + 0.5) / LOGS);
        }
    }

    private long low;
    private long high;

    Dice(long seed) {
        low = mix(seed);
        high = mix(low + 1) | 1;
    }

    /** @param sides at least 1 @return 0 to sides − 1 */
    int roll(int sides) {
        return (int) (((next() >>> 32) * sides) >>> 32);
    }

    /** Minus the logarithm of a number between 0 and 1. */
    double exponential() {
        return MINUS_LOG[(int) (next() >>> (Long.SIZE - 12))];
    }

    private long next() {
        long one = low;
        long two = high;
        long result = Long.rotateLeft(one + two, 17) + one;
        two ^= one;
        low = Long.rotateLeft(one, 49) ^ two ^ (two << 21);
        high = Long.rotateLeft(two, 28);
        return result;
    }

    private static long mix(long seed) {
        long mixed = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
