package org.linli.bench.matching;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.bench.figures.Pair;
import org.linli.bench.figures.Percentiles;
import org.linli.bench.platform.Rows;
import org.linli.volunteer.matching.Candidate;
import org.linli.volunteer.matching.CandidateRows;
import org.linli.volunteer.matching.NeedToMatch;
import org.linli.volunteer.matching.PeopleFacts;
import org.linli.volunteer.matching.Ranking;
import org.linli.volunteer.matching.RowSource;
import org.linli.volunteer.matching.Scarcity;
import org.linli.volunteer.matching.Scored;
import org.linli.volunteer.matching.Term;
import org.linli.volunteer.matching.Weights;

/**
 * Reads ten thousand people as the service does and ranks them with its own rules; in turn with the baseline, which runs the
 * statement that is run each time, takes every column as text and sorts the rows by one of them.
 */
public final class MeasuringMatching {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Weights WEIGHTS = new Weights(
            1, Stream.of(Term.values()).collect(Collectors.toMap(term -> term, term -> 1.0 + term.ordinal())));
    private static final int RUNS = 60;
    private static final int PLANS = 15;
    private static final double P95 = 0.95;
    private static final double P50 = 0.5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path project;
    private final Rows rows;
    private final int blocks;
    private final Duration warmUp;
    private final NeedToMatch need = MatchingTown.need();
    private final PeopleFacts facts = new PeopleFacts();

    /** What the compiler must not find out to be of no use. */
    private double seen;

    private int looked;
    private int fit;
    private long rankingNanos;

    /**
     * @param rows of a database that may be emptied
     * @param blocks how many pairs of figures are taken
     */
    public MeasuringMatching(Path project, Rows rows, int blocks, Duration warmUp) {
        this.project = project;
        this.rows = rows;
        this.blocks = blocks;
        this.warmUp = warmUp;
    }

    public MatchingResult measure() {
        MatchingTown.fill(project, rows);
        try (Connection connection = rows.connect()) {
            RowSource source = new ConnectionRows(connection);
            long first = System.nanoTime();
            rank(source);
            first = System.nanoTime() - first;
            long end = System.nanoTime() + warmUp.toNanos();
            while (System.nanoTime() < end) {
                rank(source);
                sort(source);
            }
            List<Pair> pairs = new ArrayList<>();
            List<Long> without = new ArrayList<>();
            for (int block = 0; block < blocks; block++) {
                pairs.add(block(source, without));
                System.out.printf(
                        "matching: p95 %.1f ms, sorted rows %.1f ms%n",
                        pairs.getLast().measured(), pairs.getLast().baseline());
            }
            if (Double.isNaN(seen)) {
                throw new IllegalStateException("a score is no number");
            }
            List<Candidate> people = rows().withinReach(source);
            MeasuringAssignment assignment =
                    new MeasuringAssignment(new Ranking(WEIGHTS, Scarcity.among(people), CITY), people);
            List<Pair> plans = assignment.measure(PLANS);
            return new MatchingResult(
                    looked,
                    fit,
                    RUNS,
                    pairs,
                    Percentiles.millisAt(P50, nanos(without)),
                    first / NANOS_PER_MILLI,
                    plans,
                    assignment.placed());
        } catch (SQLException failed) {
            throw new IllegalStateException("matching cannot be measured: " + failed.getMessage(), failed);
        }
    }

    /** One after the other, so that whatever else the machine does meets both. */
    private Pair block(RowSource source, List<Long> without) {
        long[] rankings = new long[RUNS];
        long[] sortings = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            rank(source);
            rankings[run] = System.nanoTime() - began;
            without.add(rankingNanos);
            began = System.nanoTime();
            sort(source);
            sortings[run] = System.nanoTime() - began;
        }
        return new Pair(Percentiles.millisAt(P95, rankings), Percentiles.millisAt(P95, sortings));
    }

    private void rank(RowSource source) {
        List<Candidate> people = rows().withinReach(source);
        long began = System.nanoTime();
        Ranking.Result result = new Ranking(WEIGHTS, Scarcity.among(people), CITY).rank(need, people);
        for (Scored scored : result.fit()) {
            for (Scored.Part part : scored.parts()) {
                seen += part.contribution();
            }
        }
        rankingNanos = System.nanoTime() - began;
        looked = people.size();
        fit = result.fit().size();
        check();
    }

    private void sort(RowSource source) {
        List<String[]> all =
                source.list(CandidateRows.statement(), MeasuringMatching::texts, rows().statementArguments());
        List<String[]> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((String[] row) -> row[1]).thenComparing(row -> row[0]));
        seen += sorted.getFirst()[0].length();
    }

    private static String[] texts(ResultSet row) throws SQLException {
        String[] texts = new String[row.getMetaData().getColumnCount()];
        for (int column = 0; column < texts.length; column++) {
            texts[column] = row.getString(column + 1);
        }
        return texts;
    }

    /** As each request makes one: only the facts are kept. */
    private CandidateRows rows() {
        return new CandidateRows(need, facts, CITY, NOW);
    }

    private void check() {
        if (looked != MatchingTown.PEOPLE || fit == 0) {
            throw new IllegalStateException("not everybody was ranked: " + Map.of("looked", looked, "fit", fit));
        }
    }

    private static long[] nanos(List<Long> all) {
        long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(nanos);
        return nanos;
    }
}
