package org.linli.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class ImportComponentTest {

    private static final String ADMINISTRATOR = TestTokens.of("admin", "linli-cli", "administrator");

    private final String source = "old-" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    People people;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aPastReportComesOverWithItsOwnTimesAndItsAnswerAsTheCloseOnRecord() {
        Map<String, Object> row = row("1");
        row.put("subject", "关于桂花社区路灯");
        row.put("answer", "已修复。");
        row.put("answeredAt", "2019-05-10T14:56:53");

        JsonPath result = imported(List.of(row));

        assertThat(result.getInt("accepted")).isEqualTo(1);
        String id = result.getString("rows[0].reportId");
        assertThat(result.getString("rows[0].number")).startsWith("20190425-");
        Topic.Event fact = one("linli.intake.reports", id);
        assertThat(fact.type()).isEqualTo("linli.intake.report-recorded.v1");
        assertThat(fact.data().path("submittedAt").asText()).isEqualTo("2019-04-25T01:32:09Z");
        assertThat(fact.data().path("areaCode").asText()).isEqualTo("tc-c1");
        Topic.Event dossier = one("linli.intake.dossiers", id);
        assertThat(dossier.data().path("history").path("closedAt").asText()).isEqualTo("2019-05-10T06:56:53Z");
        assertThat(dossier.data().path("history").path("answer").asText()).isEqualTo("已修复。");
        Calls.as(people.in("desk", "tc").token())
                .get("/v1/reports/" + id)
                .then()
                .body("channel", equalTo("import"))
                .body("state", equalTo("accepted"))
                .body("importSource", equalTo(source));
    }

    @Test
    void decisionsAreTakenAsTheyAreAndTheAnswerClosesNothingThen() {
        Map<String, Object> row = row("1");
        row.put("answer", "正在办理");
        row.put("answeredAt", "2019-05-10T14:56:53+08:00");
        row.put("decisions", Map.of("filedAt", "2019-04-25T10:00:00+08:00"));

        String id = imported(List.of(row)).getString("rows[0].reportId");

        var history = one("linli.intake.dossiers", id).data().path("history");
        assertThat(history.path("filedAt").asText()).isEqualTo("2019-04-25T02:00:00Z");
        assertThat(history.path("closedAt").isNull()).isTrue();
    }

    @Test
    void theSameImportAgainAddsNothing() {
        List<Map<String, Object>> rows =
                IntStream.range(0, 20).mapToObj(i -> row("r" + i)).toList();
        JsonPath first = imported(rows);
        List<String> ids = first.getList("rows.reportId");

        JsonPath second = imported(rows);

        assertThat(first.getInt("accepted")).isEqualTo(20);
        assertThat(second.getInt("accepted")).isZero();
        assertThat(second.getInt("duplicates")).isEqualTo(20);
        await().until(() -> Topic.read("linli.intake.reports", ids), e -> e.size() == 20);
        await().until(() -> Topic.read("linli.intake.dossiers", ids), e -> e.size() == 20);
    }

    @Test
    void aRowThatIsWrongIsRefusedWithItsReasonAndTheOthersComeOver() {
        Map<String, Object> future = row("future");
        future.put("submittedAt", "2999-01-01T00:00:00Z");
        Map<String, Object> early = row("early");
        early.put("answer", "答");
        early.put("answeredAt", "2019-04-24T00:00:00");
        Map<String, Object> disorder = row("disorder");
        disorder.put("decisions", Map.of("filedAt", "2019-04-27T00:00:00Z", "dispatchedAt", "2019-04-26T00:00:00Z"));
        Map<String, Object> both = row("both");
        both.put("decisions", Map.of("declinedAt", "2019-04-27T00:00:00Z", "closedAt", "2019-04-28T00:00:00Z"));
        Map<String, Object> tooLong = row("too-long");
        tooLong.put("text", "字".repeat(10_001));
        Map<String, Object> padded = row("padded");
        padded.put("text", " ".repeat(50) + "字".repeat(10_000));
        Map<String, Object> noTime = row("no-time");
        noTime.put("submittedAt", "昨天");
        List<Map<String, Object>> rows = new ArrayList<>(
                List.of(row("good"), future, early, disorder, both, tooLong, padded, noTime, row("good")));
        rows.add(null);

        JsonPath result = imported(rows);

        assertThat(result.getList("rows.outcome"))
                .containsExactly(
                        "accepted",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "refused",
                        "accepted",
                        "refused",
                        "duplicate",
                        "refused");
        assertThat(result.getList("rows.refusal.field"))
                .containsExactly(
                        "submittedAt",
                        "answeredAt",
                        "decisions.dispatchedAt",
                        "decisions.declinedAt",
                        "text",
                        "submittedAt",
                        "row");
        assertThat(result.getInt("refused")).isEqualTo(7);
    }

    @Test
    void onlyAnAdministratorMovesThePastAndNeverMoreThanFiveHundredAtOnce() {
        Calls.as(people.in("desk", "tc").token())
                .body(body(List.of(row("1"))))
                .post("/v1/imports")
                .then()
                .statusCode(403);
        Calls.as(ADMINISTRATOR)
                .body(body(IntStream.range(0, 501).mapToObj(i -> row("r" + i)).toList()))
                .post("/v1/imports")
                .then()
                .statusCode(400);
    }

    private JsonPath imported(List<Map<String, Object>> rows) {
        return Calls.as(ADMINISTRATOR)
                .body(body(rows))
                .post("/v1/imports")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Map<String, Object> body(List<Map<String, Object>> rows) {
        return Map.of("source", source, "rows", rows);
    }

    private static Map<String, Object> row(String externalId) {
        Map<String, Object> row = new HashMap<>();
        row.put("externalId", externalId);
        row.put("text", "路灯坏了很久，\n一直没人修！");
        row.put("submittedAt", "2019-04-25T09:32:09");
        return row;
    }

    private static Topic.Event one(String topic, String key) {
        return await().until(() -> Topic.read(topic, key), e -> e.size() == 1).getFirst();
    }
}
