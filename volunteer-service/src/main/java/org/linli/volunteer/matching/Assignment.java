package org.linli.volunteer.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final long place;
    private final long total;
    private final long bound;

    /** Whether somebody may be asked for a need, besides keeping its rules: they were not, or did not say no. */
    @FunctionalInterface
    public interface Askable {
        boolean test(UUID need, UUID person);
    }

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
     * @param fit how many keep the hard rules of the need and may be asked
     * @param settled how many were not looked at because they are not to be asked
     * @param broken how many were left out by each rule, counted at the first one they break
     */
    public record Empty(UUID need, int place, Reason reason, int fit, int settled, Map<HardRule, Integer> broken) {}

    private Assignment(List<Filled> filled, List<Empty> empty, long place, Hungarian.Solution solution) {
        this.filled = List.copyOf(filled);
        this.empty = List.copyOf(empty);
        this.place = place;
        this.total = solution.total();
        this.bound = solution.bound();
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

    /** The sum of the scores of those who take a place. */
    public double scores() {
        return (double) (total - place * filled.size()) / MILLION;
    }

    /** What the sum of scores cannot exceed in any assignment that fills as many places. */
    public double scoresBound() {
        return (double) (bound - place * filled.size()) / MILLION;
    }

    /**
     * One need looked at for everybody.
     *
     * @param best who fit, by id; as many as can make a difference
     */
    private record Looked(
            NeedToMatch need, Map<UUID, Scored> best, int fit, int settled, Map<HardRule, Integer> broken) {}

    /** Plans needs, in the order given, among people; the same input gives the same plan. */
    public static Assignment of(Ranking ranking, List<NeedToMatch> needs, Collection<Candidate> people) {
        return of(ranking, needs, people, (need, person) -> true);
    }

    /** As the other, among those who may be asked. */
    public static Assignment of(
            Ranking ranking, List<NeedToMatch> needs, Collection<Candidate> people, Askable askable) {
        int most = needs.stream().mapToInt(NeedToMatch::places).sum();
        List<Looked> rows = new ArrayList<>(most);
        List<Integer> places = new ArrayList<>(most);
        for (NeedToMatch need : needs) {
            Looked looked = look(ranking.at(need), need, people, askable, most);
            for (int place = 0; place < need.places(); place++) {
                rows.add(looked);
                places.add(place);
            }
        }
        UUID[] columns = columns(rows, people);
        // More than all scores together: no score, however good, is worth a place that could have been filled.
        long place = MILLION * (Math.min(rows.size(), columns.length) + 1L);
        Hungarian.Solution solution = Hungarian.solve(worth(rows, columns, place));
        List<Filled> filled = new ArrayList<>();
        List<Empty> empty = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Looked looked = rows.get(row);
            UUID need = looked.need().id();
            int column = solution.columnOf()[row];
            if (column == Hungarian.NONE) {
                Reason reason = looked.fit() == 0 ? Reason.NOBODY_FITS : Reason.ALL_TAKEN;
                empty.add(new Empty(need, places.get(row), reason, looked.fit(), looked.settled(), looked.broken()));
            } else {
                filled.add(new Filled(
                        need,
                        places.get(row),
                        Objects.requireNonNull(looked.best().get(columns[column]))));
            }
        }
        return new Assignment(filled, empty, place, solution);
    }

    /**
     * Of each need only its best are kept, as many as there are places in all: whoever is further down could only take a place
     * while somebody better is left without any.
     */
    private static Looked look(
            Ranking.Bench bench, NeedToMatch need, Collection<Candidate> people, Askable askable, int most) {
        List<Scored> fit = new ArrayList<>();
        Map<HardRule, Integer> broken = new EnumMap<>(HardRule.class);
        int settled = 0;
        for (Candidate person : people) {
            if (!askable.test(need.id(), person.id())) {
                settled++;
                continue;
            }
            HardRule rule = bench.breaks(person);
            if (rule == null) {
                fit.add(bench.scored(person));
            } else {
                broken.merge(rule, 1, Integer::sum);
            }
        }
        if (fit.size() > most) {
            fit.sort(Scored.BEST_FIRST);
        }
        Map<UUID, Scored> best = new HashMap<>();
        fit.stream().limit(most).forEach(each -> best.put(each.id(), each));
        return new Looked(need, best, fit.size(), settled, broken);
    }

    /** Everybody who is among the best of any need, in the order of people. */
    private static UUID[] columns(List<Looked> rows, Collection<Candidate> people) {
        Set<UUID> wanted = new HashSet<>();
        rows.forEach(row -> wanted.addAll(row.best().keySet()));
        return people.stream().map(Candidate::id).filter(wanted::contains).toArray(UUID[]::new);
    }

    private static long[][] worth(List<Looked> rows, UUID[] columns, long place) {
        long[][] worth = new long[rows.size()][columns.length];
        for (int row = 0; row < worth.length; row++) {
            Map<UUID, Scored> best = rows.get(row).best();
            for (int column = 0; column < columns.length; column++) {
                Scored score = best.get(columns[column]);
                worth[row][column] = score == null ? Hungarian.FORBIDDEN : place + Math.round(score.score() * MILLION);
            }
        }
        return worth;
    }
}
