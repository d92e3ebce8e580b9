package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TinyCity;
import org.linli.dispatch.testing.Topics;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "dispatch"))
@QuarkusTestResource(TestIdentity.class)
class MainLineComponentTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private Topics topics;
    private Line line;

    @BeforeEach
    void open() {
        topics = new Topics(bootstrap);
        line = new Line(topics);
        TinyCity.load(topics);
    }

    @AfterEach
    void close() {
        topics.close();
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
                        "order-handled",
                        "case-handled",
                        "case-check-opened",
                        "case-check-passed",
                        "case-closed");
        assertThat(story)
                .extracting(Topics.Read::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(story)
                .extracting(e -> e.data().get("state").asText())
                .containsExactly(
                        "proposed",
                        "filed",
                        "dispatched",
                        "dispatched",
                        "handling",
                        "handling",
                        "handled",
                        "checking",
                        "checked",
                        "closed");
        assertThat(story.getLast().data().get("onTime").asBoolean()).isTrue();
        assertThat(line.readCase(id).getString("state")).isEqualTo("closed");
    }
}
