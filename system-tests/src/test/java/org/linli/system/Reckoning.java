package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.linli.system.Officers.Decision;

/**
 * Whether what {@link Traffic} was told holds: every acknowledged report exists and stands where its last acknowledged action
 * put it, everywhere, counted once, its events in order. Made before the traffic begins.
 */
final class Reckoning {

    private final RunningCity city;
    private final Traffic traffic;
    private final Database intake;
    private final Database dispatch;
    private final Database reporting;
    private final JsonPath before;

    Reckoning(RunningCity city, Traffic traffic) {
        this.city = city;
        this.traffic = traffic;
        this.intake = new Database(city, "intake");
        this.dispatch = new Database(city, "dispatch");
        this.reporting = new Database(city, "reporting");
        this.before = indicators();
    }

    void assertNothingLostAndNothingDoubled() {
        assertThat(traffic.accepted()).as("every client came to its end").hasSize(traffic.reports());
        assertThat(traffic.decided()).as("every officer came to the end").hasSize(traffic.decisions());
        assertEverythingArrives();
        assertCountedOnce();
    }

    private void assertEverythingArrives() {
        Object[] ids = traffic.accepted().toArray();
        assertThat(intake.number(
                        "SELECT count(*) FROM report WHERE id::text = ANY(?) AND state = 'accepted'", (Object) ids))
                .isEqualTo(ids.length);
        assertAuditedOnce(intake, "report", "confirm", ids);
        assertAuditedOnce(intake, "report", "accept", ids);

        Object[] untouched = traffic.accepted().stream()
                .filter(id -> !traffic.decided().containsKey(id))
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
    private void assertCountedOnce() {
        Object[] ids = traffic.accepted().toArray();
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
        return traffic.decided().entrySet().stream()
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
                .pollInterval(Duration.ofMillis(250))
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
}
