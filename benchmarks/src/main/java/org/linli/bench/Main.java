package org.linli.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.linli.bench.dispatch.MeasuringDispatch;
import org.linli.bench.matching.MeasuringMatching;
import org.linli.bench.planning.MeasuringPlanning;
import org.linli.bench.planning.PlanningOptions;
import org.linli.bench.platform.MeasuredPlatform;
import org.linli.bench.reports.MeasuringReports;
import org.linli.bench.start.MeasuringStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./linli bench}: what it costs, as ratios to baselines measured in the same run. */
@Command(
        name = "linli bench",
        mixinStandardHelpOptions = true,
        description = "measures a platform of its own; see benchmarks/README.md")
public final class Main implements Callable<Integer> {

    private static final String MATCHING = "matching";
    private static final String PLANNING = "planning";
    private static final Set<String> ALL = Set.of("start", "reports", "dispatch", MATCHING, PLANNING);

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "WHAT",
            description = "start, reports, dispatch, matching or planning; all of them")
    private List<String> only = List.of();

    @Option(names = "--pairs", description = "runs of reports or matching and of their baseline; ${DEFAULT-VALUE}")
    private int pairs = 5;

    @Option(names = "--seconds", description = "length of one such run; ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--warm-up", description = "seconds of load before anything counts; ${DEFAULT-VALUE}")
    private int warmUp = 30;

    @Option(names = "--connections", description = "of the load and of its baseline; ${DEFAULT-VALUE}")
    private int connections = 128;

    @Option(names = "--starts", description = "how often each service is started; ${DEFAULT-VALUE}")
    private int starts = 3;

    @Option(names = "--alone", description = "measures reports with dispatch and reporting stopped")
    private boolean alone;

    @CommandLine.Mixin
    private PlanningOptions planning = new PlanningOptions();

    @Option(names = "--no-build", description = "measures what was built last, even if sources have changed since")
    private boolean noBuild;

    @Option(names = "--project", hidden = true, description = "the checkout")
    private Path project = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    /** @param arguments the options; exits with 0 measured, 1 failed, 2 usage, whether goals are met or missed */
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int code = new CommandLine(new Main())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    System.err.println("linli: " + failed.getMessage());
                    if (failed.getCause() != null) {
                        System.err.println("  because: " + failed.getCause());
                    }
                    return 1;
                })
                .execute(arguments);
        System.exit(code);
    }

    @Override
    public Integer call() {
        Set<String> wanted = new TreeSet<>(only.isEmpty() ? ALL : only);
        check(ALL.containsAll(wanted), "--only must be of " + new TreeSet<>(ALL));
        check(pairs >= 1 && pairs <= 100, "--pairs must be 1 to 100");
        check(seconds >= 1 && seconds <= 600, "--seconds must be 1 to 600");
        check(warmUp >= 1 && warmUp <= 600, "--warm-up must be 1 to 600");
        check(connections >= 1 && connections <= 200, "--connections must be 1 to 200");
        check(starts >= 1 && starts <= 20, "--starts must be 1 to 20");
        measure(wanted);
        return 0;
    }

    private void measure(Set<String> wanted) {
        Path root = project.toAbsolutePath().normalize();
        Path bench = root.resolve(".linli/bench");
        Path home = bench.resolve("platform-" + ProcessHandle.current().pid());
        Results results = new Results();
        if (wanted.contains(PLANNING)) {
            results.planning(new MeasuringPlanning(planning).measure());
            wanted.remove(PLANNING);
        }
        if (!wanted.isEmpty()) {
            measure(wanted, root, home, results);
        }
        results.print(System.out);
        System.out.println("\nwritten to " + root.relativize(results.write(bench)));
    }

    private void measure(Set<String> wanted, Path root, Path home, Results results) {
        Path bench = root.resolve(".linli/bench");
        boolean services = !wanted.equals(Set.of(MATCHING));
        try (MeasuredPlatform platform =
                services ? MeasuredPlatform.start(root, home, !noBuild) : MeasuredPlatform.databaseOnly(root, home)) {
            try {
                results.machine(platform.machine());
                if (wanted.contains("start")) {
                    results.start(new MeasuringStart(platform, starts).measure());
                }
                if (wanted.contains("reports")) {
                    results.reports(new MeasuringReports(platform, reportsSettings()).measure());
                }
                if (wanted.contains("dispatch")) {
                    results.dispatch(new MeasuringDispatch(platform, Duration.ofSeconds(warmUp)).measure());
                }
                if (wanted.contains(MATCHING)) {
                    results.matching(new MeasuringMatching(
                                    root, platform.rows("bench_matching"), pairs, Duration.ofSeconds(warmUp))
                            .measure());
                }
                if (services) {
                    results.afterwards(platform.residentMegabytes());
                }
            } finally {
                platform.keepLogs(bench.resolve("logs"));
            }
        }
    }

    private MeasuringReports.Settings reportsSettings() {
        return new MeasuringReports.Settings(
                pairs, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), connections, alone);
    }

    private void check(boolean holds, String rule) {
        if (!holds) {
            throw new CommandLine.ParameterException(spec.commandLine(), rule);
        }
    }
}
