package org.linli.dispatch.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

@QuarkusTest
class OrderPathsComponentTest {

    private static final Map<String, String> NOT_OURS = Map.of("reasonCode", "dl-not-ours", "reason", "不归我们管");

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void anUpheldReturnBringsTheCaseBackToTheDispatcherAndTellsTheUnit() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.did(Person.HANDLER, "/v1/orders/" + order + "/return", NOT_OURS);
        assertThat(line.readCase(id).getString("state")).isEqualTo("dispatched");

        line.did(Person.CHIEF, "/v1/orders/" + order + "/arbitration", Map.of("ruling", "uphold", "reason", "确非其职责"));

        assertThat(line.storyEndingWith(id, "case-recalled"))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "case-proposed",
                        "case-filed",
                        "case-dispatched",
                        "order-returned",
                        "order-arbitrated",
                        "case-recalled");
        assertThat(line.department("dl-a", order, 2)
                        .getLast()
                        .data()
                        .get("change")
                        .asText())
                .isEqualTo("return-upheld");
        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-b"));
        assertThat(line.readCase(id).getString("state")).isEqualTo("dispatched");
        assertThat(line.readCase(id).getList("orders.state")).isEqualTo(List.of("withdrawn", "issued"));
    }

    @Test
    void anOverruledReturnCannotBeRepeatedAndTheUnitCanOnlyTakeTheOrder() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.did(Person.HANDLER, "/v1/orders/" + order + "/return", NOT_OURS);
        line.did(Person.CHIEF, "/v1/orders/" + order + "/arbitration", Map.of("ruling", "overrule", "reason", "是其职责"));

        line.act(Person.HANDLER, "/v1/orders/" + order + "/return", NOT_OURS)
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-overruled-before"))
                .body("state", equalTo("issued"))
                .body("possible.action", hasItem("take"));
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getList("possible.action"))
                .isEqualTo(List.of("take"));
        line.took(Person.HANDLER, order);
        assertThat(line.department("dl-a", order, 2)
                        .getLast()
                        .data()
                        .get("change")
                        .asText())
                .isEqualTo("return-overruled");
    }

    @Test
    void anOrderCannotBeReturnedWhenTheTimeForItIsOver() {
        String order = line.dispatched(line.opened("dl-slow"), "dl-a");

        OffsetClock.forward(Duration.ofMinutes(61));

        line.act(Person.HANDLER, "/v1/orders/" + order + "/return", NOT_OURS)
                .then()
                .statusCode(409)
                .body("guard", equalTo("within-return-time"));
    }

    @Test
    void aWithdrawnOrderRecallsTheCaseAndNobodyCanTakeIt() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");

        line.did(Person.DISPATCHER, "/v1/orders/" + order + "/withdrawal", Map.of("reason", "派错单位"));

        assertThat(line.storyEndingWith(id, "case-recalled"))
                .extracting(Topics.Read::type)
                .endsWith("order-withdrawn", "case-recalled");
        line.act(Person.HANDLER, "/v1/orders/" + order + "/taking", Map.of())
                .then()
                .statusCode(409);
        assertThat(line.department("dl-a", order, 2)
                        .getLast()
                        .data()
                        .get("reason")
                        .asText())
                .isEqualTo("派错单位");
    }

    @Test
    void theCaseWaitsForAllItsOrdersAndAFailedCheckSendsTheNamedOneBack() {
        String id = line.opened("dl-slow");
        String lead = line.dispatched(id, "dl-a", "dl-b");
        String support = line.orders(id).getLast();
        line.took(Person.HANDLER_TOO, lead);
        line.reported(Person.HANDLER_TOO, lead);
        assertThat(line.readCase(id).getString("state")).isEqualTo("handling");
        line.took(Person.SUPPORTER, support);
        line.did(Person.SUPPORTER, "/v1/orders/" + support + "/report", Map.of("words", "已配合"));
        assertThat(line.readCase(id).getString("state")).isEqualTo("checking");

        line.act(
                        Person.INSPECTOR,
                        "/v1/cases/" + id + "/check",
                        Map.of(
                                "outcome",
                                "failed",
                                "reasonCode",
                                "dl-not-done",
                                "note",
                                "坑未填平",
                                "rework",
                                List.of(UUID.randomUUID().toString())))
                .then()
                .statusCode(400);
        line.did(
                Person.INSPECTOR,
                "/v1/cases/" + id + "/check",
                Map.of("outcome", "failed", "reasonCode", "dl-not-done", "note", "坑未填平", "rework", List.of(lead)));

        JsonPath seen = line.readCase(id);
        assertThat(seen.getString("state")).isEqualTo("handling");
        assertThat(seen.getList("orders.state")).isEqualTo(List.of("taken", "handled"));
        Topics.Read failed = line.storyEndingWith(id, "case-check-failed").getLast();
        assertThat(failed.data().get("reworkOrders").get(0).asText()).isEqualTo(lead);
        assertThat(line.department("dl-a", lead, 2)
                        .getLast()
                        .data()
                        .get("change")
                        .asText())
                .isEqualTo("rework");
        line.reported(Person.HANDLER_TOO, lead);
        line.passed(id);
        line.did(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of());
        List<Topics.Read> story = line.storyEndingWith(id, "case-closed");
        assertThat(story)
                .extracting(Topics.Read::version)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize((int) story.getLast().version());
        assertThat(line.department("dl-b", support, 2)
                        .getLast()
                        .data()
                        .get("change")
                        .asText())
                .isEqualTo("case-closed");
    }

    @Test
    void theAnswerGoesToIntakeAndTheRecordStaysHere() {
        UUID report = line.accepted("dl-slow");
        String id = line.caseOf(report);
        String order = line.dispatched(id, "dl-a");
        line.took(Person.HANDLER, order);

        line.did(Person.HANDLER, "/v1/orders/" + order + "/report", Map.of("words", "内部记录", "answer", "您好,已修复"));

        Topics.Read answer = await().until(
                        () -> line.topics().read("linli.dispatch.answers", report.toString()), a -> !a.isEmpty())
                .getFirst();
        assertThat(answer.type()).isEqualTo("answer-given");
        assertThat(answer.data().get("text").asText()).isEqualTo("您好,已修复");
        assertThat(answer.data().get("orderId").asText()).isEqualTo(order);
        assertThat(line.readCase(id).getString("orders[0].words")).isEqualTo("内部记录");
    }

    @Test
    void evidenceIsOwedOnlyOnceUsedAndOnlyByWhoUploadedIt() {
        String id = line.opened("dl-auto");
        String order = line.orders(id).getFirst();
        line.took(Person.HANDLER, order);
        Map<String, Object> bare = Map.of("words", "已修复", "answer", "您好");
        line.act(Person.HANDLER, "/v1/orders/" + order + "/report", bare)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("photos"))
                .body("errors[0].rule", equalTo("evidence"));
        Map<String, String> others = line.photo(Person.HANDLER_TOO);
        line.act(Person.HANDLER, "/v1/orders/" + order + "/report", with(bare, others))
                .then()
                .statusCode(400);
        Map<String, String> own = line.photo(Person.HANDLER);

        line.did(Person.HANDLER, "/v1/orders/" + order + "/report", with(bare, own));

        JsonPath seen = line.readCase(id);
        assertThat(seen.getList("orders[0].evidence.id")).isEqualTo(List.of(own.get("photoId")));
        Line.as(Person.CHIEF_ELSEWHERE)
                .post("/v1/photos/" + own.get("photoId") + "/links")
                .then()
                .statusCode(404);
        String url = Line.as(Person.CHIEF)
                .post("/v1/photos/" + own.get("photoId") + "/links")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        String path = url.substring(url.indexOf("/v1/photos"));
        given().urlEncodingEnabled(false).get(path).then().statusCode(200).contentType("image/jpeg");
        given().urlEncodingEnabled(false).get(path + "x").then().statusCode(404);
        OffsetClock.forward(Duration.ofMinutes(11));
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }

    @Test
    void aDispatcherPutsAnotherLeadInThePlaceOfOneWhoseReturnWasUpheldWhileTheOthersWorkOn() {
        String id = line.opened("dl-slow");
        String lead = line.dispatched(id, "dl-a", "dl-b");
        line.took(Person.SUPPORTER, line.orders(id).getLast());
        line.act(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-so1"))
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("one-only"));
        line.did(Person.HANDLER, "/v1/orders/" + lead + "/return", NOT_OURS);
        line.did(Person.CHIEF, "/v1/orders/" + lead + "/arbitration", Map.of("ruling", "uphold", "reason", "确非其职责"));
        assertThat(line.readCase(id).getString("state")).isEqualTo("handling");
        assertThat(line.read(Person.DISPATCHER, "/v1/cases/" + id).getList("possible.action"))
                .isEqualTo(List.of("add-orders"));

        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-so1"));

        Topics.Read issued = line.storyEndingWith(id, "order-issued").getLast();
        assertThat(issued.data().get("part").asText()).isEqualTo("lead");
        assertThat(issued.data().get("state").asText()).isEqualTo("handling");
        Topics.Read read = line.department("dl-so1", line.order(id), 1).getFirst();
        assertThat(read.data().get("leadUnitCode").asText()).isEqualTo("dl-so1");
        assertThat(read.data().get("supportingUnitCodes").get(0).asText()).isEqualTo("dl-b");
        line.act(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("supporting", List.of("dl-b")))
                .then()
                .statusCode(400);
    }

    private static Map<String, Object> with(Map<String, Object> body, Map<String, String> photo) {
        Map<String, Object> all = new java.util.HashMap<>(body);
        all.put("photos", List.of(photo));
        return all;
    }
}
