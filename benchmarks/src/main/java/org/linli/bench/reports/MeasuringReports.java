package org.linli.bench.reports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Pair;
import org.linli.bench.figures.Spread;
import org.linli.bench.load.LoadRun;
import org.linli.bench.load.OpenLoad;
import org.linli.bench.load.Requests;
import org.linli.bench.load.Schedule;
import org.linli.bench.platform.MeasuredPlatform;
import org.linli.bench.platform.ProcessorShares;
import org.linli.bench.platform.Rows;
import org.linli.bench.reports.ReportsResult.HeldRate;
import org.linli.bench.reports.ReportsResult.PairOfRuns;
import org.linli.local.Service;

/** Load on intake and single-row inserts in turn. */
public final class MeasuringReports {

    /**
     * @param pairs how many times both are run
     * @param run length of one run
     * @param warmUp load before the first pair, at least
     * @param connections of the load, and of the baseline
     * @param alone stops dispatch and reporting, which on machines of their own would take nothing from intake
     */
    public record Settings(int pairs, Duration run, Duration warmUp, int connections, boolean alone) {}

    private static final double GOAL = 0.5;
    private static final double FIRST_RATE = 200;
    /** Above saturation by so much that a run stays saturated when the machine gets a little faster. */
    private static final double ABOVE = 1.5;

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final double[] BELOW = {0.9, 0.75, 0.5};

    private final MeasuredPlatform platform;
    private final Settings settings;
    private final OpenLoad load;
    private final GridPoints points;
    private final Rows intake;

    public MeasuringReports(MeasuredPlatform platform, Settings settings) {
        this.platform = platform;
        this.settings = settings;
        this.load = new OpenLoad(platform.url("intake"), settings.connections());
        this.points = GridPoints.of(platform.city());
        this.intake = platform.rows("intake");
    }

    /** One run of load. @param committed rows, counted in the database */
    private record Counted(long committed, double rate, LoadRun load, Map<String, Double> cores) {}

    /** One run of the baseline. */
    private record Inserted(long rows, Map<String, Double> cores) {}

    public ReportsResult measure() {
        List<Service> others = settings.alone()
                ? platform.services().stream()
                        .filter(each -> !each.name().equals("intake"))
                        .toList()
                : List.of();
        others.forEach(Service::stop);
        try {
            return measureThese();
        } finally {
            others.forEach(Service::start);
        }
    }

    private ReportsResult measureThese() {
        double saturated = warmUp();
        BaselineTable table = BaselineTable.in(platform.rows("bench"));
        long reportBytes = BaselineTable.bytesPerRow(intake, "report");
        SingleRowInserts baseline = baseline(table.values(reportBytes));
        baseline.run(STEP);
        List<PairOfRuns> pairs = new ArrayList<>();
        for (int i = 1; i <= settings.pairs(); i++) {
            Counted reports = submit(new Schedule(saturated * ABOVE, settings.run()));
            saturated = reports.rate();
            Inserted inserted = insert(baseline, table);
            Pair rates = new Pair(
                    reports.rate(), inserted.rows() / (double) settings.run().toSeconds());
            pairs.add(new PairOfRuns(
                    reports.committed(), inserted.rows(), rates, reports.load(), reports.cores(), inserted.cores()));
            System.out.printf(
                    "pair %d of %d: %.0f reports/s, %.0f inserts/s, ratio %.2f%n",
                    i, settings.pairs(), rates.measured(), rates.baseline(), rates.ratio());
        }
        Spread ratio = Spread.of(
                pairs.stream().mapToDouble(each -> each.rates().ratio()).toArray());
        return new ReportsResult(
                baseline.name(),
                settings.connections(),
                settings.alone(),
                reportBytes,
                table.bytesPerRow(),
                pairs,
                ratio,
                Goal.atLeast(GOAL, ratio.median()),
                below(pairs));
    }

    /** Raises the rate until the service can take no more, and goes on there. @return the rate of the last step */
    private double warmUp() {
        System.out.println("warming up for at least " + settings.warmUp().toSeconds() + " s");
        long until = System.nanoTime() + settings.warmUp().toNanos();
        double rate = FIRST_RATE;
        while (true) {
            Schedule schedule = new Schedule(rate, STEP);
            LoadRun run = load.run(schedule, exchange()).requireGood("warming up");
            double kept = run.good() / run.seconds();
            if (run.keptUp()) {
                rate *= 2;
            } else if (System.nanoTime() > until) {
                return kept;
            } else {
                rate = kept * ABOVE;
            }
        }
    }

    private Counted submit(Schedule schedule) {
        platform.calm().await();
        SubmittingReports exchange = exchange();
        long before = count();
        ProcessorShares shares = platform.countProcessorTime();
        LoadRun run = load.run(schedule, exchange).requireGood("submitting");
        Map<String, Double> cores = shares.coresWithOthers();
        long committed = count() - before;
        if (committed != run.good()) {
            throw new IllegalStateException(
                    run.good() + " reports were acknowledged, but " + committed + " are in the database");
        }
        return new Counted(committed, committed / run.seconds(), run, cores);
    }

    private Inserted insert(SingleRowInserts baseline, BaselineTable table) {
        platform.calm().await();
        long before = table.count();
        ProcessorShares shares = platform.countProcessorTime();
        baseline.run(settings.run());
        Map<String, Double> cores = shares.coresWithOthers();
        return new Inserted(table.count() - before, cores);
    }

    private List<HeldRate> below(List<PairOfRuns> pairs) {
        double saturated = Spread.of(pairs.stream()
                        .mapToDouble(each -> each.rates().measured())
                        .toArray())
                .median();
        double baseline = Spread.of(pairs.stream()
                        .mapToDouble(each -> each.rates().baseline())
                        .toArray())
                .median();
        List<HeldRate> held = new ArrayList<>();
        for (double share : BELOW) {
            Counted run = submit(new Schedule(saturated * share, settings.run()));
            held.add(new HeldRate(run.rate(), run.rate() / baseline, run.load(), run.cores()));
        }
        return held;
    }

    private SubmittingReports exchange() {
        String token = platform.token(MeasuredPlatform.RESIDENT);
        return new SubmittingReports(new Requests(platform.url("intake"), token), points);
    }

    private SingleRowInserts baseline(String values) {
        Rows rows = platform.rows("bench");
        return PgbenchInserts.isThere()
                ? PgbenchInserts.of(rows, settings.connections(), values)
                : new JdbcInserts(rows, settings.connections(), values);
    }

    private long count() {
        return intake.number("SELECT count(*) FROM report");
    }
}
