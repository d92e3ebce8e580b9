package org.linli.bench.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.linli.bench.dispatch.DispatchResult.AtRate;
import org.linli.bench.figures.Goal;
import org.linli.bench.figures.Percentiles;
import org.linli.bench.load.LoadRun;
import org.linli.bench.load.OpenLoad;
import org.linli.bench.load.Requests;
import org.linli.bench.load.Schedule;
import org.linli.bench.platform.MeasuredPlatform;
import org.linli.bench.platform.ProcessorShares;
import org.linli.cli.api.Login;

/** The desk accepts at fixed rates; a department waits for its orders; raw Kafka is measured before and after. */
public final class MeasuringDispatch {

    private static final double GOAL = 20;
    private static final List<Double> RATES = List.of(20.0, 5.0);
    private static final double WARM_UP_RATE = 40;
    private static final double PREPARING_RATE = 100;
    /** So many that three are longer than the 99th percentile. */
    private static final int SAMPLES = 300;

    private static final int CONNECTIONS = 8;
    private static final int ROUND_TRIPS = 2_000;
    private static final int PACED_ROUND_TRIPS = 100;
    private static final int FIRST_GUESS_BYTES = 2_000;

    private final MeasuredPlatform platform;
    private final Duration warmUp;
    private final OpenLoad load;

    public MeasuringDispatch(MeasuredPlatform platform, Duration warmUp) {
        this.platform = platform;
        this.warmUp = warmUp;
        this.load = new OpenLoad(platform.url("intake"), CONNECTIONS);
    }

    /** What one run at a rate gave. */
    private record Run(LoadRun load, long[] fromCommit, long[] fromAnswer, Map<String, Double> cores) {}

    public DispatchResult measure() {
        try (DepartmentConsumer department = new DepartmentConsumer(platform.kafka(), PreparedReports.UNIT);
                PingPong pingPong = new PingPong(platform.kafka())) {
            System.out.println("warming up for " + warmUp.toSeconds() + " s");
            accept(new Schedule(WARM_UP_RATE, warmUp), department);
            pingPong.play(ROUND_TRIPS, FIRST_GUESS_BYTES, Duration.ZERO);
            int bytes = department.orderBytes();
            List<AtRate> results = new ArrayList<>();
            for (double rate : RATES) {
                results.add(at(rate, bytes, department, pingPong));
            }
            return new DispatchResult(bytes, results);
        }
    }

    private AtRate at(double rate, int bytes, DepartmentConsumer department, PingPong pingPong) {
        platform.calm().await();
        long[] before = pingPong.play(ROUND_TRIPS, bytes, Duration.ZERO);
        Run run = accept(new Schedule(rate, Duration.ofMillis(Math.round(SAMPLES * 1_000 / rate))), department);
        if (!run.load().keptUp()) {
            throw new IllegalStateException("the desk cannot keep up with " + rate + "/s; is the machine busy?");
        }
        platform.calm().await();
        long[] after = pingPong.play(ROUND_TRIPS, bytes, Duration.ZERO);
        Duration pace = Duration.ofNanos(Math.round(1e9 / rate));
        Percentiles paced = Percentiles.ofNanos(pingPong.play(PACED_ROUND_TRIPS, bytes, pace));
        Percentiles roundTrip = Percentiles.ofNanos(
                LongStream.concat(LongStream.of(before), LongStream.of(after)).toArray());
        Percentiles fromCommit = Percentiles.ofNanos(run.fromCommit());
        double ratio = fromCommit.p50() / roundTrip.p50();
        System.out.printf("at %.0f/s: %s%n", rate, fromCommit.line());
        return new AtRate(
                rate,
                fromCommit,
                Percentiles.ofNanos(run.fromAnswer()),
                run.load().latency(),
                roundTrip,
                paced,
                ratio,
                fromCommit.p99() / roundTrip.p99(),
                Goal.atMost(GOAL, ratio),
                run.cores());
    }

    private Run accept(Schedule schedule, DepartmentConsumer department) {
        List<String> reports = prepare(Math.toIntExact(schedule.total()));
        platform.calm().await();
        AcceptingReports desk = new AcceptingReports(requests(MeasuredPlatform.DESK), reports);
        ProcessorShares shares = platform.countProcessorTime();
        LoadRun run = load.run(schedule, desk).requireGood("accepting");
        Map<String, Double> cores = shares.coresWithOthers();
        Map<String, Long> answers = desk.answers();
        List<String> accepted = List.copyOf(answers.keySet());
        Map<String, Long> arrivals = department.awaitAll(accepted);
        Map<String, Long> commits = CommitTimes.of(platform.rows("intake"), accepted);
        return new Run(run, since(commits, arrivals), since(answers, arrivals), cores);
    }

    /** @return nanoseconds from begin to end of each report that has begun */
    private static long[] since(Map<String, Long> beginMicros, Map<String, Long> endMicros) {
        return beginMicros.entrySet().stream()
                .mapToLong(begin -> (endMicros.get(begin.getKey()) - begin.getValue()) * 1_000)
                .toArray();
    }

    private List<String> prepare(int count) {
        PreparedReports reports = new PreparedReports(requests(MeasuredPlatform.GRID_WORKER));
        while (reports.ids().size() < count) {
            int missing = count - reports.ids().size();
            Duration length = Duration.ofMillis((long) Math.ceil(missing * 1_000 / PREPARING_RATE));
            load.run(new Schedule(PREPARING_RATE, length), reports).requireGood("preparing reports");
        }
        return reports.ids().subList(0, count);
    }

    private Requests requests(Login login) {
        return new Requests(platform.url("intake"), platform.token(login));
    }
}
