package org.linli.plan.engine;

import java.util.Arrays;
import org.linli.plan.Problem;

/**
 * A problem as arrays. Visit {@code v} has the parts {@code 2v} and {@code 2v + 1}, the second one only when {@link #coupled}. A
 * route is a shift of a carer. Written by {@link ModelReader}, read by everything else.
 */
final class Model {

    /** No start is held later than the window. */
    static final int OPEN = -1;

    final Problem problem;
    final int visits;
    final int parts;
    final int routes;
    final int carers;
    final int places;

    /** By visit. */
    final int[] place;

    final int[] opens;
    final int[] due;
    final boolean[] coupled;
    final int[] least;
    final int[] most;
    final int[] risk;
    final boolean[] frozen;
    /** Start of the first part as published, by part; {@link #OPEN} when not published. */
    final int[] told;
    /** Number of the group that keeps a gap; −1 for none. */
    final int[] group;

    final int[] gap;
    /** Number of the quota; −1 for none. */
    final int[] quota;

    /** By part. */
    final int[] latest;

    final int[] duration;

    final int[][] candidates;
    /** Continuity, preference and published carer, weighted, by part and route; only where allowed. */
    final long[][] wish;

    final boolean[][] allowed;

    /** By group and by quota. */
    int[][] members = {};

    int[] left = {};

    /** By route. */
    final int[] carer;

    final int[] begins;
    final int[] ends;
    final int[] latestEnd;
    final int[] startPlace;
    final int[] endPlace;
    final int[][] travel;
    final int[] firstBreak;
    final int[] lastBreak;

    int[] breakEarliest = {};
    int[] breakLatest = {};
    int[] breakDuration = {};

    /** By carer: even share of service. */
    final long[] share;

    Model(Problem problem, int routes) {
        this.problem = problem;
        this.visits = problem.visits().size();
        this.parts = 2 * visits;
        this.routes = routes;
        this.carers = problem.carers().size();
        this.places = problem.travel().places();
        place = new int[visits];
        opens = new int[visits];
        due = new int[visits];
        latest = new int[parts];
        coupled = new boolean[visits];
        least = new int[visits];
        most = new int[visits];
        risk = new int[visits];
        frozen = new boolean[visits];
        told = new int[parts];
        group = new int[visits];
        gap = new int[visits];
        quota = new int[visits];
        duration = new int[parts];
        candidates = new int[parts][];
        wish = new long[parts][routes];
        allowed = new boolean[parts][routes];
        carer = new int[routes];
        begins = new int[routes];
        ends = new int[routes];
        latestEnd = new int[routes];
        startPlace = new int[routes];
        endPlace = new int[routes];
        travel = new int[routes][];
        firstBreak = new int[routes];
        lastBreak = new int[routes];
        share = new long[carers];
    }

    int partsOf(int visit) {
        return coupled[visit] ? 2 : 1;
    }

    /** One of its parts, by chance. */
    int somePart(int visit, Dice dice) {
        return 2 * visit + (coupled[visit] ? dice.roll(2) : 0);
    }

    /** All visits that somebody can do and that are not frozen. */
    int[] movable() {
        int[] movable = new int[visits];
        int count = 0;
        for (int visit = 0; visit < visits; visit++) {
            boolean possible =
                    candidates[2 * visit].length > 0 && (!coupled[visit] || candidates[2 * visit + 1].length > 0);
            if (!frozen[visit] && possible) {
                movable[count++] = visit;
            }
        }
        return Arrays.copyOf(movable, count);
    }

    boolean differentCarers(int route, int other) {
        return carer[route] != carer[other];
    }
}
