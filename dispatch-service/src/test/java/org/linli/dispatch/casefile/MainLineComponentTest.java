package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

@QuarkusTest
class MainLineComponentTest {

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void aDossierBecomesAFiledAndDispatchedCaseByRuleAndItsOrderReachesTheUnit() {
        String id = line.opened("dl-auto");

        List<Topics.Read> story = line.storyEndingWith(id, "case-dispatched");
        assertThat(story)
                .extracting(Topics.Read::type)
                .containsExactly("case-proposed", "case-filed", "case-dispatched");
        assertThat(story).extracting(Topics.Read::version).containsExactly(1L, 2L, 3L);
        String order = line.orders(id).getFirst();
        Topics.Read issued = line.department("dl-a", order, 1).getFirst();
        assertThat(issued.type()).isEqualTo("work-order-issued");
        assertThat(issued.data().get("text").asText()).contains("大坑");
    }

    @Test
    void aCaseWalksTheWholeLineWithConsecutiveVersions() {
        String id = line.opened("dl-slow");
        line.did(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of());
        line.did(Person.DISPATCHER, "/v1/cases/" + id + "/dispatching", Map.of("lead", "dl-a"));
        String order = line.order(id);
        line.did(Person.HANDLER, "/v1/orders/" + order + "/taking", Map.of());
        line.did(
                Person.HANDLER,
                "/v1/orders/" + order + "/report",
                Map.of("words", "已修复", "answer", "您好,已修复", "photos", List.of(line.photo(Person.HANDLER))));
        line.did(Person.INSPECTOR, "/v1/cases/" + id + "/check", Map.of("outcome", "passed", "note", "平整"));
        line.did(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of());

        List<Topics.Read> story = line.storyEndingWith(id, "case-closed");
        assertThat(story)
                .extracting(Topics.Read::type)
                .containsExactly(
                        "case-proposed",
                        "case-filed",
                        "case-dispatched",
                        "order-taken",
                        "case-handling",
                        "order-stage-done",
                        "order-handled",
                        "case-handled",
                        "case-check-opened",
                        "case-check-passed",
                        "case-closed");
        assertThat(story)
                .extracting(Topics.Read::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 11).boxed().toList());
        assertThat(story)
                .extracting(e -> e.data().get("state").asText())
                .containsExactly(
                        "proposed",
                        "filed",
                        "dispatched",
                        "dispatched",
                        "handling",
                        "handling",
                        "handling",
                        "handled",
                        "checking",
                        "checked",
                        "closed");
        assertThat(story.getLast().data().get("onTime").asBoolean()).isTrue();
        assertThat(line.readCase(id).getString("state")).isEqualTo("closed");
    }

    @Test
    void theHistorySaysWhoDidWhatInWhichRoleAndWhenIncludingTheServiceItself() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");
        line.did(
                Person.HANDLER,
                "/v1/orders/" + order + "/return",
                Map.of("reasonCode", "dl-not-ours", "reason", "不归我们"));

        List<Map<String, Object>> history =
                line.read(Person.CHIEF, "/v1/cases/" + id + "/history").getList("$");

        assertThat(history).extracting(e -> e.get("action")).containsExactly("propose", "file", "dispatch", "return");
        assertThat(history)
                .extracting(e -> e.get("role"))
                .containsExactly("system", "duty-chief", "dispatcher", "unit-handler");
        assertThat(history.getLast()).containsEntry("reason", "不归我们").containsEntry("actor", Person.HANDLER.subject());
    }

    @Test
    void aCaseNoRuleSendsOutWaitsForTheDispatcherWithTheProposalShown() {
        String id = line.opened("dl-hand");

        JsonPath seen = line.readCase(id);

        assertThat(seen.getString("state")).isEqualTo("filed");
        assertThat(seen.getBoolean("filedByRule")).isTrue();
        assertThat(seen.getString("route.lead.code")).isEqualTo("dl-a");
        assertThat(seen.getBoolean("route.automatic")).isFalse();
        assertThat(line.read(Person.DISPATCHER, "/v1/cases/" + id).getList("possible.action"))
                .isEqualTo(List.of("dispatch"));
    }

    @Test
    void theChiefMayChooseAnotherConditionOfTheCategoryAndDueTimesAreKeptWithTheirExplanation() {
        String id = line.opened("dl-gate");
        line.act(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of("condition", "dl-auto-c"))
                .then()
                .statusCode(400);

        line.did(Person.CHIEF, "/v1/cases/" + id + "/filing", Map.of("condition", "dl-gate-other"));

        JsonPath seen = line.readCase(id);
        assertThat(seen.getString("state")).isEqualTo("dispatched");
        assertThat(seen.getString("condition.code")).isEqualTo("dl-gate-other");
        assertThat(seen.getList("stages.code")).isEqualTo(List.of("fence", "repair"));
        assertThat(seen.getString("stages[0].explanation.zh")).isNotBlank();
        Instant filed = Instant.parse(seen.getString("filedAt"));
        assertThat(Instant.parse(seen.getString("dueAt"))).isEqualTo(filed.plus(Duration.ofHours(11)));
    }
}
