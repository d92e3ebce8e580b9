package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.local.Part;
import org.linli.system.Officers.Decision;

/**
 * Something is killed in the middle of a thousand submissions and decisions. Afterwards every acknowledged report exists
 * and stands where its last acknowledged action put it, everywhere, counted once, its events in order.
 */
class CrashSystemTest {

    private static final int REPORTS = 500;
    private static final int CLIENTS = 8;
    private static final int OFFICERS = 3;
    /** Decisions of chiefs and units after which something is killed; about five times as many follow. */
    private static final int MIDDLE = 30;

    private final RunningCity city = RunningCity.get();
    private final Insistent toIntake = new Insistent(city.people());
    private final Insistent toDispatch = new Insistent(city.people());
    private final Officers officers = new Officers(city, toDispatch);
    private final Undone undone = new Undone(city);
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Database intake = new Database(city, "intake");
    private final Database dispatch = new Database(city, "dispatch");
    private final Database reporting = new Database(city, "reporting");

    @AfterEach
    void startAll() {
        city.platform().start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "reporting", "kafka", "postgresql"})
    void whatWasAcknowledgedHoldsWhateverIsKilled(String victim) throws Exception {
        printDurability();
        JsonPath before = indicators();
        int decisions = CLIENTS
                * (int) IntStream.range(0, REPORTS / CLIENTS)
                        .filter(i -> decisionOn(i) != null)
                        .count();
        long left;
        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS + OFFICERS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                work.add(people.submit(this::reportAndAccept));
            }
            for (int i = 0; i < OFFICERS; i++) {
                work.add(people.submit(() -> officers.work(decisions)));
            }
            left = killInTheMiddle(victim, decisions, work);
            for (Future<?> each : work) {
                each.get(6, TimeUnit.MINUTES);
            }
        }
        System.out.printf(
                "killed %s: %d reports accepted, %d decided on; %d facts were still to be handled, %d calls failed%n",
                victim,
                accepted.size(),
                officers.acknowledged().size(),
                left,
                toIntake.interrupted() + toDispatch.interrupted());

        assertThat(accepted).as("every client came to its end").hasSize(REPORTS / CLIENTS * CLIENTS);
        assertThat(officers.acknowledged()).as("every officer came to the end").hasSize(decisions);
        assertEverythingArrives();
        assertCountedOnce(before);
    }

    /**
     * Kills while work goes on. A victim whose callers notice nothing is halted first, until something has come that it
     * must handle: a kill at a moment at which it happens to be up to date would show nothing.
     */
    private long killInTheMiddle(String victim, int decisions, List<Future<?>> work) {
        await("the middle of the work")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(10))
                .failFast("somebody gave up", () -> work.stream().anyMatch(each -> each.state() == Future.State.FAILED))
                .until(() -> isInTheMiddle(victim));
        if (Undone.pilesUp(victim)) {
            part(victim).freeze();
            await("something for " + victim + " to do").until(() -> undone.of(victim, Instant.now()) > 0);
        }
        assertThat(officers.acknowledged().size())
                .as("inconclusive: everything was decided before the kill")
                .isLessThan(decisions);
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
        return victim.equals("intake")
                ? accepted.size() >= REPORTS / 5
                : officers.acknowledged().size() >= MIDDLE;
    }

    /** Calls of the victim itself that failed; reporting and the broker are called by none of the people here. */
    private int failedCalls(String victim) {
        return switch (victim) {
            case "intake" -> toIntake.interrupted();
            case "dispatch" -> toDispatch.interrupted();
            case "postgresql" -> toIntake.interrupted() + toDispatch.interrupted();
            default -> 0;
        };
    }

    /** What an officer decides on a client's so-manieth report: each fourth goes to the chief, some others to the unit. */
    private static @Nullable Decision decisionOn(int report) {
        return switch (report % 8) {
            case 0 -> Decision.FILE;
            case 4 -> Decision.DECLINE;
            case 2 -> Decision.TAKE;
            default -> null;
        };
    }

    private void reportAndAccept() {
        for (int i = 0; i < REPORTS / CLIENTS; i++) {
            String key = UUID.randomUUID().toString();
            Decision decision = decisionOn(i);
            boolean byPeople = decision == Decision.FILE || decision == Decision.DECLINE;
            Response submitted = toIntake.expecting(
                    201,
                    () -> city.people()
                            .as("resident")
                            .header("Idempotency-Key", key)
                            .body(Walk.report("垃圾满溢 " + key, byPeople ? Walk.BY_PEOPLE : Walk.BY_RULE))
                            .post(city.intake() + "/v1/reports"));
            String id = submitted.path("reportId");
            String report = city.intake() + "/v1/reports/" + id;
            toIntake.decide(
                    "gridworker",
                    report,
                    "verification",
                    Map.of("outcome", "confirmed"),
                    Set.of("to-accept", "accepted"));
            toIntake.decide("desk", report, "acceptance", Map.of("note", "属实"), Set.of("accepted"));
            accepted.add(id);
            if (decision != null) {
                officers.shall(id, submitted.path("number"), decision);
            }
        }
    }

    private void assertEverythingArrives() {
        Object[] ids = accepted.toArray();
        assertThat(intake.number(
                        "SELECT count(*) FROM report WHERE id::text = ANY(?) AND state = 'accepted'", (Object) ids))
                .isEqualTo(ids.length);
        assertAuditedOnce(intake, "report", "confirm", ids);
        assertAuditedOnce(intake, "report", "accept", ids);

        Object[] untouched = accepted.stream()
                .filter(id -> !officers.acknowledged().containsKey(id))
                .toArray();
        soon(() -> assertThat(cases(untouched, "DISPATCHED")).hasSize(untouched.length));
        for (Decision decision : Decision.values()) {
            Object[] decided = decidedOn(decision);
            List<String> cases = cases(decided, decision.state);
            assertThat(cases)
                    .as("cases that stand where the %s put them", decision)
                    .hasSize(decided.length);
            assertAuditedOnce(dispatch, "case", decision.audited, cases.toArray());
        }
        assertOrderOnTheTopic("linli.intake.reports", ids);
        assertOrderOnTheTopic(
                "linli.dispatch.cases",
                dispatch.column("SELECT id FROM case_file WHERE report_id::text = ANY(?)", (Object) ids)
                        .toArray());
    }

    /** Reporting's figures of these reports, and by how much its counters rose, are what the other two databases hold. */
    private void assertCountedOnce(JsonPath before) {
        Object[] ids = accepted.toArray();
        int declined = decidedOn(Decision.DECLINE).length;
        int byPeople = declined + decidedOn(Decision.FILE).length;
        Map<String, Integer> counters = Map.of(
                "accepted",
                ids.length,
                "filed",
                ids.length - declined,
                "declined",
                declined,
                "dispatched",
                ids.length - byPeople);
        soon(() -> {
            JsonPath now = indicators();
            counters.forEach((code, rise) -> assertThat(counter(now, code) - counter(before, code))
                    .as(code)
                    .isEqualTo(rise));
        });
        for (String moment : List.of("filed_at", "declined_at", "dispatched_at")) {
            soon(() -> assertThat(factsWith(moment, ids))
                    .as(moment)
                    .isEqualTo(dispatch.number(
                            "SELECT count(*) FROM case_file WHERE report_id::text = ANY(?) AND " + moment
                                    + " IS NOT NULL",
                            (Object) ids)));
        }
        for (String moment : List.of("submitted_at", "verified_at", "accepted_at")) {
            // Each topic is read at a pace of its own: that a case is counted does not say that its report's facts are.
            soon(() -> assertThat(factsWith(moment, ids)).as(moment).isEqualTo(ids.length));
        }
        String orders = "SELECT count(*) FROM work_order o JOIN case_file c ON c.id = o.case_id"
                + " WHERE c.report_id::text = ANY(?) AND o.";
        assertThat(dispatch.number(orders + "part = 'LEAD'", (Object) ids))
                .as("one lead order a case")
                .isEqualTo(ids.length - byPeople);
        for (String moment : List.of("issued_at", "taken_at")) {
            soon(() -> assertThat(reporting.number(
                            "SELECT count(*) FROM order_fact WHERE report_id::text = ANY(?) AND " + moment
                                    + " IS NOT NULL",
                            (Object) ids))
                    .as(moment)
                    .isEqualTo(dispatch.number(orders + moment + " IS NOT NULL", (Object) ids)));
        }
    }

    private long factsWith(String moment, Object[] ids) {
        return reporting.number(
                "SELECT count(*) FROM report_fact WHERE report_id::text = ANY(?) AND " + moment + " IS NOT NULL",
                (Object) ids);
    }

    private Object[] decidedOn(Decision decision) {
        return officers.acknowledged().entrySet().stream()
                .filter(e -> e.getValue() == decision)
                .map(Map.Entry::getKey)
                .toArray();
    }

    private List<String> cases(Object[] reports, String state) {
        return dispatch.column(
                "SELECT id FROM case_file WHERE report_id::text = ANY(?) AND state = ?", (Object) reports, state);
    }

    private static void assertAuditedOnce(Database service, String entity, String action, Object[] ids) {
        assertThat(service.column(
                        "SELECT entity_id FROM audit_entry WHERE entity = ? AND action = ? AND entity_id = ANY(?)",
                        entity,
                        action,
                        ids))
                .as("audited: " + action)
                .hasSize(ids.length)
                .doesNotHaveDuplicates();
    }

    private static void soon(ThrowingRunnable asserted) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(asserted);
    }

    /** The figures of yesterday, today and tomorrow, of the whole city. */
    private JsonPath indicators() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return city.people()
                .as("auditor")
                .queryParam("from", today.minusDays(1).toString())
                .queryParam("to", today.plusDays(2).toString())
                .get(city.reporting() + "/v1/indicators")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int counter(JsonPath indicators, String code) {
        return indicators.getInt("indicators.find { it.code == '" + code + "' }.numerator");
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
