package org.linli.care.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.care.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.testing.Wire;

/** What becomes of an alarm that dispatch has: who may read it then, and how its case ends it. */
@QuarkusTest
class AlarmCaseComponentTest {

    @Inject
    AlarmScene scene;

    private final String caseId = UUID.randomUUID().toString();
    private final String order = UUID.randomUUID().toString();
    private String alarm;
    private long version;

    @BeforeEach
    void handOver() {
        alarm = scene.raised(RiskLevel.HIGH, Duration.ofHours(1));
        await().until(() -> scene.seen(alarm).getString("state"), equalTo("handed-over"));
    }

    @Test
    void aUnitReadsTheMatterWhileItsOrderStandsAndEveryReadingIsOnRecord() {
        matter(scene.town.handler(), 404);
        hear("case-proposed", "");
        hear("case-dispatched", """
                ,"orders":[{"orderId":"%s","unitCode":"%s","part":"lead","dueAt":"2026-11-28T04:00:00Z"}]""".formatted(order, scene.town.unit));
        await().untilAsserted(() -> matter(scene.town.handler(), 200));
        assertThat(scene.seen(alarm).getString("caseId")).isEqualTo(caseId);
        matter(scene.town.chief(), 403);
        matter(scene.town.otherWorker(), 404);
        matter(scene.town.carer("carer2"), 404);
        matter(scene.town.carer("carer"), 200);

        hear("order-withdrawn", ",\"orderId\":\"%s\",\"unitCode\":\"%s\"".formatted(order, scene.town.unit));

        await().untilAsserted(() -> matter(scene.town.handler(), 404));
        version -= 2;
        hear("case-dispatched", """
                ,"orders":[{"orderId":"%s","unitCode":"%s","part":"lead","dueAt":"2026-11-28T04:00:00Z"}]""".formatted(order, scene.town.unit));
        hear("case-closed", "");
        await().until(() -> scene.seen(alarm).getString("state"), equalTo("ended"));
        matter(scene.town.handler(), 404);
        assertThat(scene.actions(alarm)).filteredOn("read-matter"::equals).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theCaseClosesTheAlarmOnceAndTellsNobodyBack() {
        hear("case-closed", "");
        hear("case-closed", "");

        await().until(() -> scene.seen(alarm).getString("state"), equalTo("ended"));

        assertThat(scene.seen(alarm).getString("outcome")).isEqualTo("by-case");
        as(scene.town.desk())
                .body(Map.of("outcome", "well"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(409);
        assertThat(scene.told(alarm)).containsExactly("alarm-handed-over");
        assertThat(scene.actions(alarm)).filteredOn("case-closed"::equals).hasSize(1);
    }

    @Test
    void anEndToldHereIsToldToDispatchAndStandsWhenTheCaseCloses() {
        as(scene.town.worker())
                .body(Map.of("outcome", "well"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(403);
        as(scene.town.desk())
                .body(Map.of("outcome", "by-case"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("outcome"));
        as(scene.town.desk())
                .body(Map.of("outcome", "in-hospital", "words", "市一院"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"));
        hear("case-closed", "");
        hear("case-proposed", "");
        await().until(() -> scene.seen(alarm).getString("caseId"), equalTo(caseId));

        assertThat(scene.seen(alarm).getString("outcome")).isEqualTo("in-hospital");
        assertThat(scene.told(alarm)).containsExactly("alarm-handed-over", "alarm-ended");
    }

    @Test
    void aCaseThatDispatchDoesNotOpenIsOnTheDesksListUntilItDoes() {
        assertThat(steps(scene.town.desk())).doesNotContain("urgent-case");

        scene.begunEarlier(alarm, "urgent-case", Duration.ofMinutes(6));

        assertThat(steps(scene.town.desk())).contains("urgent-case");
        assertThat(steps(scene.town.worker())).doesNotContain("urgent-case");
        hear("case-proposed", "");
        await().until(() -> scene.seen(alarm).getString("caseId"), equalTo(caseId));
        assertThat(steps(scene.town.desk())).doesNotContain("urgent-case");
    }

    private List<String> steps(String token) {
        return as(token)
                .get("/v1/alarm-steps?mine&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.alarm == '" + alarm + "' }.kind");
    }

    private void matter(String token, int status) {
        as(token).get("/v1/alarms/" + alarm + "/matter").then().statusCode(status);
    }

    private void hear(String event, String more) {
        version++;
        try (Wire wire = new Wire()) {
            wire.send(List.of(new Wire.Event(
                    "linli.dispatch.cases",
                    caseId,
                    "linli.dispatch." + event + ".v1",
                    version,
                    Instant.now(),
                    """
                    {"caseId":"%s","reportId":"%s","originKind":"care-alarm","originId":"%s","state":"filed"%s}""".formatted(caseId, alarm, alarm, more))));
        }
    }
}
