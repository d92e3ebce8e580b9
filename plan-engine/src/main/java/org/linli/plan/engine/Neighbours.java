package org.linli.plan.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** For each visit the visits that may well come before or after it: near in place and time, with a carer in common. */
final class Neighbours {

    static final int NONE = -1;

    private static final int MOST = 20;
    private static final int NEAREST = 10;

    final int[][] of;

    /** Of all visits. */
    Neighbours(Model model) {
        this(model, IntStream.range(0, model.visits).toArray());
    }

    /** @param wanted of these only; all others have none */
    Neighbours(Model model, int[] wanted) {
        of = new int[model.visits][];
        Arrays.fill(of, new int[0]);
        long[][] carers = new long[model.visits][];
        for (int visit = 0; visit < model.visits; visit++) {
            carers[visit] = carers(model, visit);
        }
        long[] distance = new long[model.visits];
        for (int visit : wanted) {
            int count = 0;
            Integer[] near = new Integer[model.visits];
            for (int other = 0; other < model.visits; other++) {
                if (other != visit && shared(carers[visit], carers[other])) {
                    distance[other] = Math.min(cost(model, visit, other), cost(model, other, visit));
                    near[count++] = other;
                }
            }
            Arrays.sort(near, 0, count, Comparator.comparingLong((Integer other) -> distance[other]));
            of[visit] = new int[Math.min(count, MOST)];
            for (int place = 0; place < of[visit].length; place++) {
                of[visit][place] = near[place];
            }
        }
    }

    /** One of them by chance; {@link #NONE} where there is none. */
    int some(int visit, Dice dice) {
        int[] others = of[visit];
        return others.length == 0 ? NONE : others[dice.roll(others.length)];
    }

    /** What it costs to go to a near visit, or to be late by as much, on average; at least 1. */
    double usualCost(Model model) {
        int weight = Math.max(
                model.problem.weights().travel(), model.problem.weights().lateness());
        double sum = 0;
        int count = 0;
        for (int visit = 0; visit < model.visits; visit++) {
            for (int place = 0; place < Math.min(NEAREST, of[visit].length); place++) {
                sum += model.travel[0][model.place[visit] * model.places + model.place[of[visit][place]]];
                count++;
            }
        }
        return count == 0 ? 1 : Math.max(1, weight * sum / count);
    }

    private static long[] carers(Model model, int visit) {
        long[] set = new long[(model.routes + Long.SIZE - 1) / Long.SIZE];
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            for (int route : model.candidates[part]) {
                set[route / Long.SIZE] |= 1L << route;
            }
        }
        return set;
    }

    private static boolean shared(long[] one, long[] other) {
        for (int word = 0; word < one.length; word++) {
            if ((one[word] & other[word]) != 0) {
                return true;
            }
        }
        return false;
    }

    private static long cost(Model model, int before, int after) {
        int way = model.travel[0][model.place[before] * model.places + model.place[after]];
        long earliest = (long) model.opens[before] + model.duration[2 * before] + way;
        long late = Math.max(0, earliest - model.due[after]);
        long idle = Math.max(0, model.opens[after] - model.due[before] - model.duration[2 * before] - way);
        return way + late + idle / 2;
    }
}
