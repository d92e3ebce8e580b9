package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.local.Part;

/**
 * Something is killed in the middle of a thousand submissions and decisions. Afterwards every acknowledged report exists
 * and stands where its last acknowledged action put it, everywhere, counted once, its events in order.
 */
class CrashSystemTest {

    private static final int REPORTS = 320;
    /** Submissions and decisions: each report is submitted, verified and accepted, and some are decided on in dispatch. */
    private static final int ALL = 1000;

    private static final int CLIENTS = 8;
    private static final int OFFICERS = 3;
    /** Decisions of chiefs and units after which something is killed; about three times as many follow. */
    private static final int MIDDLE = 30;

    private final RunningCity city = RunningCity.get();
    private final Traffic traffic = new Traffic(city, CLIENTS, REPORTS / CLIENTS);
    private final Undone undone = new Undone(city);

    @AfterEach
    void startAll() {
        city.platform().start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "reporting", "kafka", "postgresql"})
    void whatWasAcknowledgedHoldsWhateverIsKilled(String victim) throws Exception {
        printDurability();
        assertThat(3 * traffic.reports() + traffic.decisions())
                .as("submissions and decisions")
                .isGreaterThanOrEqualTo(ALL);
        Reckoning reckoning = new Reckoning(city, traffic);
        long left;
        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS + OFFICERS)) {
            List<Future<?>> work = traffic.begin(people, OFFICERS);
            left = killInTheMiddle(victim, work);
            for (Future<?> each : work) {
                each.get(6, TimeUnit.MINUTES);
            }
        }
        System.out.printf(
                "killed %s: %d reports accepted, %d decided on; %d facts were still to be handled, %d calls failed%n",
                victim, traffic.accepted().size(), traffic.acknowledged(), left, traffic.interrupted());

        reckoning.assertNothingLostAndNothingDoubled();
    }

    /**
     * Kills while work goes on. A victim whose callers notice nothing is halted first, until something has come that it
     * must handle: a kill at a moment at which it happens to be up to date would show nothing.
     */
    private long killInTheMiddle(String victim, List<Future<?>> work) {
        await("the middle of the work")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(10))
                .failFast("somebody gave up", () -> work.stream().anyMatch(each -> each.state() == Future.State.FAILED))
                .until(() -> isInTheMiddle(victim));
        if (Undone.pilesUp(victim)) {
            part(victim).freeze();
            await("something for " + victim + " to do").until(() -> undone.of(victim, Instant.now()) > 0);
        }
        assertThat(traffic.acknowledged())
                .as("inconclusive: everything was decided before the kill")
                .isLessThan(traffic.decisions());
        Instant then = Instant.now();
        int failedBefore = failedCalls(victim);
        part(victim).kill();
        long left = undone.of(victim, then);
        part(victim).start();
        assertThat(left + failedCalls(victim) - failedBefore)
                .as("inconclusive: killing %s interrupted nothing", victim)
                .isPositive();
        return left;
    }

    private boolean isInTheMiddle(String victim) {
        return victim.equals("intake") ? traffic.accepted().size() >= REPORTS / 5 : traffic.acknowledged() >= MIDDLE;
    }

    /** Calls of the victim itself that failed; reporting and the broker are called by none of the people here. */
    private int failedCalls(String victim) {
        return switch (victim) {
            case "intake" -> traffic.interruptedAtIntake();
            case "dispatch" -> traffic.interruptedAtDispatch();
            case "postgresql" -> traffic.interrupted();
            default -> 0;
        };
    }

    private Part part(String name) {
        return switch (name) {
            case "kafka" -> city.platform().kafka();
            case "postgresql" -> city.platform().database();
            default -> city.platform().service(name);
        };
    }

    private void printDurability() throws SQLException {
        var server = city.platform().database();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
                    shown.next();
                    System.out.println(setting + " = " + shown.getString(1));
                    assertThat(shown.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }
}
