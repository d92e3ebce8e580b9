package org.linli.bench.matching;

import java.util.ArrayList;
import java.util.List;
import org.linli.bench.figures.Pair;
import org.linli.volunteer.matching.Assignment;
import org.linli.volunteer.matching.Candidate;
import org.linli.volunteer.matching.NeedToMatch;
import org.linli.volunteer.matching.Ranking;

/** Plans five hundred needs among five hundred people; in turn with the baseline, which only ranks the people for each need. */
final class MeasuringAssignment {

    private static final int SIDE = 500;
    private static final int WARM_UP = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Ranking ranking;
    private final List<Candidate> people;
    private final List<NeedToMatch> needs;
    private int placed;

    MeasuringAssignment(Ranking ranking, List<Candidate> people) {
        this.ranking = ranking;
        this.people = people.subList(0, SIDE);
        this.needs = MatchingTown.needs(SIDE);
    }

    /** How many places were filled in the end. */
    int placed() {
        return placed;
    }

    /** Milliseconds of the plan and of the rankings. @param runs how many pairs */
    List<Pair> measure(int runs) {
        for (int run = 0; run < WARM_UP; run++) {
            pair();
        }
        List<Pair> pairs = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            pairs.add(pair());
        }
        return pairs;
    }

    private Pair pair() {
        long began = System.nanoTime();
        Assignment plan = Assignment.of(ranking, needs, people);
        long planned = System.nanoTime();
        int fit = 0;
        for (NeedToMatch need : needs) {
            fit += ranking.rank(need, people).fit().size();
        }
        long ranked = System.nanoTime();
        if (plan.total() != plan.bound() || fit < plan.filled().size()) {
            throw new IllegalStateException("the plan misses its bound");
        }
        placed = plan.filled().size();
        return new Pair((planned - began) / NANOS_PER_MILLI, (ranked - planned) / NANOS_PER_MILLI);
    }
}
