package org.linli.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.sql.Database;

@QuarkusTest
class TrackingComponentTest {

    @Inject
    People people;

    @Inject
    Database database;

    private final String caseId = UUID.randomUUID().toString();
    private long version;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void theReporterFollowsTheReportUntilItIsClosedAndReadsTheUnitsAnswer() {
        JsonPath mine = Calls.submitted(Map.of("text", "无网格", "address", "某路"));
        String id = mine.getString("reportId");
        track(mine)
                .then()
                .statusCode(200)
                .body("stateCode", equalTo("to-accept"))
                .body("acknowledgedAt", nullValue());
        Calls.act(people.in("desk", "tc").token(), id, "acceptance", Map.of("category", "road-lamp"));
        caseEvent(id, "case-proposed", Map.of());
        caseEvent(id, "case-filed", Map.of());
        caseEvent(
                id,
                "case-dispatched",
                Map.of("orders", List.of(Map.of("unitCode", "tc-dept", "part", "lead", "orderId", UUID.randomUUID()))));
        caseEvent(id, "case-late", Map.of());
        caseEvent(id, "case-closed", Map.of());
        answer(id, UUID.randomUUID(), "您好,路灯已修复。");

        JsonPath view = await().until(
                        () -> track(mine).jsonPath(),
                        v -> v.getList("entries.code").contains("answer")
                                && v.getString("stateCode").equals("case-closed"));

        assertThat(view.getList("entries.code"))
                .containsExactlyInAnyOrder(
                        "submitted",
                        "accepted",
                        "case-proposed",
                        "case-filed",
                        "case-dispatched",
                        "case-closed",
                        "answer");
        assertThat(view.getString("state.zh")).isEqualTo("已办结");
        assertThat(view.getString("entries.find { it.code == 'case-dispatched' }.unit.zh"))
                .isEqualTo("市政局");
        assertThat(view.getString("entries.find { it.code == 'answer' }.text")).isEqualTo("您好,路灯已修复。");
        assertThat(view.getString("acknowledgedAt")).isNotNull();
    }

    @Test
    void aCaseThatNoReportBeganIsNobodysToFollow() {
        JsonPath mine = Calls.submitted(Map.of("text", "无网格", "address", "某路"));
        String id = mine.getString("reportId");
        String alarm = UUID.randomUUID().toString();
        caseEvent(alarm, "case-proposed", Map.of("originKind", "care-alarm", "originId", alarm));
        caseEvent(
                alarm,
                "case-dispatched",
                Map.of(
                        "originKind",
                        "care-alarm",
                        "originId",
                        alarm,
                        "orders",
                        List.of(Map.of("unitCode", "tc-dept", "part", "lead", "orderId", UUID.randomUUID()))));
        caseEvent(id, "case-proposed", Map.of());

        await().until(() -> track(mine).jsonPath().getList("entries.code").contains("case-proposed"));

        assertThat(database.first("SELECT 1 FROM timeline_entry WHERE report_id = ?", row -> 1, UUID.fromString(alarm)))
                .isEmpty();
        assertThat(database.first("SELECT 1 FROM unit_at_work WHERE report_id = ?", row -> 1, UUID.fromString(alarm)))
                .isEmpty();
    }

    @Test
    void anEventThatComesAgainIsToldOnce() {
        JsonPath mine = Calls.submitted(Map.of("text", "无网格", "address", "某路"));
        String id = mine.getString("reportId");
        UUID event = UUID.randomUUID();

        answer(id, event, "一次");
        answer(id, event, "一次");
        answer(id, UUID.randomUUID(), "之后");

        JsonPath view = await().until(
                        () -> track(mine).jsonPath(),
                        v -> v.getList("entries.text").contains("之后"));
        assertThat(view.getList("entries.text")).containsOnlyOnce("一次");
    }

    @Test
    void aRefusalIsToldWithItsReasonInBothLanguages() {
        JsonPath mine = Calls.submitted(Map.of("text", "邻市", "address", "邻市某路"));
        Calls.act(
                people.in("desk", "tc").token(),
                mine.getString("reportId"),
                "refusal",
                Map.of("reasonCode", "not-our-city", "reason", "请向邻市反映"));

        JsonPath view = track(mine).then().statusCode(200).extract().jsonPath();

        assertThat(view.getString("entries[-1].words.zh")).isEqualTo("未受理:不属于本市");
        assertThat(view.getString("entries[-1].words.en")).isEqualTo("Not accepted: Not our city");
        assertThat(view.getString("entries[-1].text")).isEqualTo("请向邻市反映");
    }

    @Test
    void anUnknownNumberAndAWrongSecretCannotBeToldApart() {
        JsonPath mine = Calls.submitted(Calls.pothole());

        Response wrongSecret = track(mine.getString("number"), "0000-0000-0000-0000");
        Response unknownNumber = track("20200101-000001", mine.getString("secret"));
        Response nonsense = track("'; --", "密码");

        assertThat(wrongSecret.statusCode()).isEqualTo(404);
        assertThat(unknownNumber.asString()).isEqualTo(wrongSecret.asString());
        assertThat(nonsense.asString()).isEqualTo(wrongSecret.asString());
        Calls.json().body(Map.of("number", "1")).post("/v1/tracking").then().statusCode(400);
    }

    @Test
    void thePublicViewHoldsNothingOfTheReporterAndNoNameOfAnOfficer() {
        Map<String, Object> body = Calls.pothole();
        body.put("contact", Map.of("name", "王小明"));
        JsonPath mine = Calls.submitted(body);
        People.Person worker = people.in("grid-worker", "tc-g1");
        Calls.act(
                worker.token(),
                mine.getString("reportId"),
                "verification",
                Map.of("outcome", "confirmed", "note", "内部备注"));

        String view = track(mine).then().statusCode(200).extract().asString();

        assertThat(view).doesNotContain("王小明", worker.subject(), "内部备注", "大坑");
    }

    private void caseEvent(String reportId, String kind, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("caseId", caseId);
        data.put("reportId", reportId);
        version++;
        Topic.send(
                "linli.dispatch.cases",
                caseId,
                "linli.dispatch." + kind + ".v1",
                UUID.randomUUID(),
                version,
                Instant.now(),
                data);
    }

    private static void answer(String reportId, UUID event, String text) {
        Map<String, Object> data = new HashMap<>();
        data.put("reportId", reportId);
        data.put("orderId", null);
        data.put("unitCode", "tc-dept");
        data.put("text", text);
        data.put("givenAt", Instant.now().toString());
        Topic.send("linli.dispatch.answers", reportId, "linli.dispatch.answer-given.v1", event, 1, Instant.now(), data);
    }

    private static Response track(JsonPath mine) {
        return track(mine.getString("number"), mine.getString("secret"));
    }

    private static Response track(String number, String secret) {
        return Calls.json().body(Map.of("number", number, "secret", secret)).post("/v1/tracking");
    }
}
