package org.linli.volunteer.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Many needs at once, where each person takes at most one place. Solved exactly: as many places as can be filled are filled, and
 * among all ways to do that one with the greatest sum of scores is chosen. A need with several places has a row for each.
 */
public final class Assignment {

    /** Scores are counted in millionths, so that sums are exact. */
    private static final long MILLION = 1_000_000;

    private final List<Filled> filled;
    private final List<Empty> empty;
    private final long total;
    private final long bound;

    /** A place and who takes it. @param place from 0 within the need */
    public record Filled(UUID need, int place, Scored person) {}

    /** Why a place stays empty. */
    public enum Reason {
        /** Nobody keeps the hard rules. */
        NOBODY_FITS("nobody-fits"),
        /** Whoever keeps them takes another place, of this need or of another. */
        ALL_TAKEN("all-taken");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The name outside this program. */
        public String code() {
            return code;
        }
    }

    /**
     * A place nobody takes.
     *
     * @param fit how many keep the hard rules of the need
     * @param broken how many were left out by each rule, counted at the first one they break
     */
    public record Empty(UUID need, int place, Reason reason, int fit, Map<HardRule, Integer> broken) {}

    private Assignment(List<Filled> filled, List<Empty> empty, long total, long bound) {
        this.filled = List.copyOf(filled);
        this.empty = List.copyOf(empty);
        this.total = total;
        this.bound = bound;
    }

    /** Who takes which place. */
    public List<Filled> filled() {
        return filled;
    }

    /** Places nobody takes. */
    public List<Empty> empty() {
        return empty;
    }

    /** What was reached, in millionths of a score; a filled place counts more than all scores together. */
    public long total() {
        return total;
    }

    /** What no assignment can exceed, from the prices of the dual programme; it equals the total. */
    public long bound() {
        return bound;
    }

    /** One need looked at for everybody. */
    private record Looked(NeedToMatch need, Scored[] scores, int fit, Map<HardRule, Integer> broken) {}

    /** Plans needs, in the order given, among people; the same input gives the same plan. */
    public static Assignment of(Ranking ranking, List<NeedToMatch> needs, Collection<Candidate> people) {
        List<Candidate> columns = List.copyOf(people);
        List<Looked> looked =
                needs.stream().map(need -> look(ranking, need, columns)).toList();
        List<Looked> rows = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Looked each : looked) {
            for (int place = 0; place < each.need().places(); place++) {
                rows.add(each);
                places.add(place);
            }
        }
        Hungarian.Solution solution = Hungarian.solve(worth(rows, columns.size()));
        List<Filled> filled = new ArrayList<>();
        List<Empty> empty = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Looked need = rows.get(row);
            int column = solution.columnOf()[row];
            if (column == Hungarian.NONE) {
                Reason reason = need.fit() == 0 ? Reason.NOBODY_FITS : Reason.ALL_TAKEN;
                empty.add(new Empty(need.need().id(), places.get(row), reason, need.fit(), need.broken()));
            } else {
                filled.add(new Filled(need.need().id(), places.get(row), need.scores()[column]));
            }
        }
        return new Assignment(filled, empty, solution.total(), solution.bound());
    }

    private static Looked look(Ranking ranking, NeedToMatch need, List<Candidate> people) {
        Ranking.Bench bench = ranking.at(need);
        Scored[] scores = new Scored[people.size()];
        Map<HardRule, Integer> broken = new EnumMap<>(HardRule.class);
        int fit = 0;
        for (int i = 0; i < scores.length; i++) {
            HardRule rule = bench.breaks(people.get(i));
            if (rule == null) {
                scores[i] = bench.scored(people.get(i));
                fit++;
            } else {
                broken.merge(rule, 1, Integer::sum);
            }
        }
        return new Looked(need, scores, fit, broken);
    }

    private static long[][] worth(List<Looked> rows, int columns) {
        // More than all scores together: no score, however good, is worth a place that could have been filled.
        long place = MILLION * (Math.min(rows.size(), columns) + 1L);
        long[][] worth = new long[rows.size()][columns];
        for (int row = 0; row < worth.length; row++) {
            Scored[] scores = rows.get(row).scores();
            for (int column = 0; column < columns; column++) {
                Scored score = scores[column];
                worth[row][column] = score == null ? Hungarian.FORBIDDEN : place + Math.round(score.score() * MILLION);
            }
        }
        return worth;
    }
}
