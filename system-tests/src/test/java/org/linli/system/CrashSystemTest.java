package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.local.Part;

/**
 * Something is killed in the middle of a thousand submissions and decisions. Afterwards every acknowledged report exists
 * and stands where its last acknowledged action put it, everywhere, counted once, its events in order.
 */
class CrashSystemTest {

    private static final int REPORTS = 500;
    private static final int CLIENTS = 8;

    /** What was acknowledged about one report: nothing less may be true afterwards. */
    private enum Reached {
        SUBMITTED,
        ACCEPTED
    }

    private final RunningCity city = RunningCity.get();
    private final Map<String, Reached> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();
    private int meanwhile;

    @AfterEach
    void startAll() {
        city.platform().start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "reporting", "kafka", "postgresql"})
    void whatWasAcknowledgedHoldsWhateverIsKilled(String victim) throws Exception {
        printDurability();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(this::reportAndDecide);
            }
            clients.shutdown();
            await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() > REPORTS / 2);
            part(victim).kill();
            int atTheKill = answered.get();
            part(victim).start();
            meanwhile = answered.get() - atTheKill;
            assertThat(clients.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
        // Intake and its database answer the clients themselves; the others are interrupted by work that piles up.
        if (interrupted.get() == 0 && meanwhile == 0) {
            fail("inconclusive: the kill of " + victim + " interrupted nothing");
        }
        System.out.printf(
                "killed %s: %d reports acknowledged, %d requests interrupted, %d answered while it was down%n",
                victim, acknowledged.size(), interrupted.get(), meanwhile);

        assertThat(acknowledged).as("every client came to its end").hasSize(REPORTS / CLIENTS * CLIENTS);
        assertEverythingArrives();
    }

    private void reportAndDecide() {
        for (int i = 0; i < REPORTS / CLIENTS; i++) {
            String key = UUID.randomUUID().toString();
            String id = insistently(() -> city.people()
                            .as("resident")
                            .header("Idempotency-Key", key)
                            .body(Walk.report("垃圾满溢 " + key, Walk.BY_RULE))
                            .post(city.intake() + "/v1/reports"))
                    .path("reportId");
            acknowledged.put(id, Reached.SUBMITTED);
            String report = city.intake() + "/v1/reports/" + id;
            decide("gridworker", report, "verification", Map.of("outcome", "confirmed"), "to-accept");
            decide("desk", report, "acceptance", Map.of("note", "属实"), "accepted");
            acknowledged.put(id, Reached.ACCEPTED);
        }
    }

    /** Decides, and after an interruption looks whether the decision was taken before deciding again. */
    private void decide(String person, String report, String action, Map<String, ?> body, String then) {
        while (true) {
            Response seen = insistently(() -> city.people().as(person).get(report));
            if (seen.statusCode() == 404
                    || seen.path("state").equals(then)
                    || seen.path("state").equals("accepted")) {
                return;
            }
            Response answer = once(() -> city.people()
                    .as(person)
                    .header("If-Match", seen.header("ETag"))
                    .body(body)
                    .post(report + "/" + action));
            if (answer != null && answer.statusCode() == 200) {
                return;
            }
        }
    }

    private Response insistently(java.util.function.Supplier<Response> call) {
        while (true) {
            Response answer = once(call);
            if (answer != null && answer.statusCode() < 500) {
                return answer;
            }
        }
    }

    private Response once(java.util.function.Supplier<Response> call) {
        try {
            Response answer = call.get();
            if (answer.statusCode() < 500) {
                answered.incrementAndGet();
                return answer;
            }
            interrupted.incrementAndGet();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
            return answer;
        } catch (Exception brokenOff) {
            interrupted.incrementAndGet();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
            return null;
        }
    }

    private void assertEverythingArrives() {
        Object[] ids = acknowledged.keySet().toArray();
        Object[] accepted = acknowledged.entrySet().stream()
                .filter(e -> e.getValue() == Reached.ACCEPTED)
                .map(Map.Entry::getKey)
                .toArray();
        Database intake = new Database(city, "intake");
        Database dispatch = new Database(city, "dispatch");
        Database reporting = new Database(city, "reporting");

        assertThat(intake.number("SELECT count(*) FROM report WHERE id::text = ANY(?)", (Object) ids))
                .isEqualTo(ids.length);
        assertThat(intake.number("SELECT count(*) FROM report WHERE id::text = ANY(?) AND state = 'accepted'", (Object)
                        accepted))
                .isEqualTo(accepted.length);
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(dispatch.number(
                                "SELECT count(*) FROM case_file WHERE report_id::text = ANY(?) AND state = 'DISPATCHED'",
                                (Object) accepted))
                        .isEqualTo(accepted.length));
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(reporting.number(
                                "SELECT count(*) FROM report_fact WHERE report_id::text = ANY(?) AND dispatched_at IS NOT NULL",
                                (Object) accepted))
                        .isEqualTo(accepted.length));
        assertThat(dispatch.number(
                        "SELECT count(*) FROM work_order o JOIN case_file c ON c.id = o.case_id"
                                + " WHERE c.report_id::text = ANY(?) AND o.part = 'LEAD'",
                        (Object) accepted))
                .as("one lead order a case")
                .isEqualTo(accepted.length);
        assertOrderOnTheTopic("linli.intake.reports", ids);
        assertOrderOnTheTopic(
                "linli.dispatch.cases",
                dispatch.column("SELECT id FROM case_file WHERE report_id::text = ANY(?)", (Object) accepted)
                        .toArray());
    }

    /** Versions of each key rise by one; a record may come twice, never out of order for the first time. */
    private void assertOrderOnTheTopic(String topic, Object[] keys) {
        Map<String, Long> last = new HashMap<>();
        new Topic(city.platform().kafka().bootstrapServers(), topic).read((key, version) -> {
            long before = last.getOrDefault(key, 0L);
            assertThat(version).as("version of " + key + " after " + before).isLessThanOrEqualTo(before + 1);
            last.put(key, Math.max(before, version));
        });
        for (Object key : keys) {
            assertThat(last).containsKey((String) key);
        }
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
