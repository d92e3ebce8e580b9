package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.Topics;

/** A door that stayed shut becomes a case by itself, once, and goes its way without a report. */
@QuarkusTest
class UrgentEntryComponentTest {

    private static final String TOPIC = "linli.care.alarms";
    private static final String HANDED_OVER = "linli.care.alarm-handed-over.v1";
    private static final String ENDED = "linli.care.alarm-ended.v1";

    @Inject
    EnteringAlarm entering;

    private Line line;
    private final UUID alarm = UUID.randomUUID();

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void anAlarmIsFiledByRuleAtOnceThoughItsConditionWaitsForAChief() {
        handedOver(alarm, "dl-slow", "dl-g1");

        String id = line.caseOf(alarm);

        List<Topics.Read> story = line.storyEndingWith(id, "case-filed");
        assertThat(story).extracting(Topics.Read::type).containsExactly("case-proposed", "case-filed");
        story.forEach(event -> {
            assertThat(event.data().path("originKind").asText()).isEqualTo("care-alarm");
            assertThat(event.data().path("originId").asText()).isEqualTo(alarm.toString());
            kept("linli.dispatch.cases", event);
        });
        assertThat(story.getLast().data().path("automatic").asBoolean()).isTrue();
        JsonPath seen = line.readCase(id);
        assertThat(seen.getString("state")).isEqualTo("filed");
        assertThat(seen.getString("urgency")).isEqualTo("urgent");
        assertThat(seen.getString("channel")).isEqualTo("care-alarm");
        assertThat(seen.getString("number")).matches("[0-9]{8}-9[0-9]{8}");
        assertThat(seen.getString("reportId")).isNull();
        assertThat(seen.getString("origin.id")).isEqualTo(alarm.toString());
        assertThat(seen.getString("origin.path")).isEqualTo("/v1/alarms/" + alarm + "/matter");
        assertThat(seen.getString("address")).isNull();
        assertThat(Database.all("SELECT clock FROM running_clock WHERE case_id = '" + id + "'"))
                .containsExactly("dispatching");
        assertThat(audited(id)).contains("enter-by-rule");
    }

    @Test
    void anAlarmWithARuleGoesToItsUnitCompleteAndIsReportedBackCheckedAndClosedWithoutAReporter() {
        handedOver(alarm, "dl-auto", "dl-g1");
        String id = line.caseOf(alarm);
        line.storyEndingWith(id, "case-dispatched");
        String order = line.orders(id).getFirst();

        Topics.Read read = line.department("dl-a", order, 1).getFirst();
        kept("linli.dispatch.orders", read);
        assertThat(read.data().path("origin").path("path").asText()).isEqualTo("/v1/alarms/" + alarm + "/matter");
        assertThat(read.data().path("address").isNull()).isTrue();
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getString("origin.service"))
                .isEqualTo("elderly-care");
        handled(Person.HANDLER, order);
        handled(Person.SUPPORTER, line.orders(id).getLast());
        line.storyEndingWith(id, "case-check-opened");
        line.did(
                Person.INSPECTOR,
                "/v1/cases/" + id + "/check",
                Map.of("outcome", "passed", "note", "属实", "photos", List.of(line.photo(Person.INSPECTOR))));
        line.did(Person.CHIEF, "/v1/cases/" + id + "/closing", Map.of());

        line.storyEndingWith(id, "case-closed").forEach(event -> kept("linli.dispatch.cases", event));
        assertThat(line.topics().read("linli.dispatch.answers", alarm.toString()))
                .isEmpty();
    }

    @Test
    void anAlarmThatComesAgainOrFromTwoSidesAtOnceHasOneCase() throws Exception {
        Map<String, String> headers = Topics.headers(alarm.toString(), HANDED_OVER);
        line.topics().send(TOPIC, alarm.toString(), headers, body(alarm, "dl-slow", "dl-g1"));
        line.topics().send(TOPIC, alarm.toString(), headers, body(alarm, "dl-slow", "dl-g1"));
        handedOver(alarm, "dl-slow", "dl-g1");
        String id = line.caseOf(alarm);
        UUID raced = UUID.randomUUID();
        CyclicBarrier together = new CyclicBarrier(2);
        HandedOver same = new HandedOver(raced, "dl-g1", "dl-slow", Instant.now(), Instant.now());

        CompletableFuture.allOf(IntStream.range(0, 2)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> {
                            awaits(together);
                            QuarkusTransaction.requiringNew().run(() -> entering.enter(same));
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(Database.all("SELECT id FROM case_file WHERE report_id IN ('" + alarm + "', '" + raced + "')"))
                .hasSize(2);
        assertThat(line.types(line.caseOf(raced))).isSubsetOf("case-proposed", "case-filed");
        assertThat(line.storyEndingWith(id, "case-filed")).hasSize(2);
    }

    @Test
    void whatBecameOfThePersonIsShownAndTheCaseGoesOn() {
        handedOver(alarm, "dl-slow", "dl-g1");
        String id = line.caseOf(alarm);

        ended(alarm, "well", "2026-11-28T01:58:20Z");
        await().until(() -> line.readCase(id).getString("origin.outcome"), equalTo("well"));
        ended(alarm, "hurt", "2026-11-28T02:58:20Z");
        UUID later = UUID.randomUUID();
        handedOver(later, "dl-slow", "dl-g1");
        line.caseOf(later);

        JsonPath seen = line.readCase(id);
        assertThat(seen.getString("origin.outcome")).isEqualTo("well");
        assertThat(seen.getString("origin.endedAt")).isEqualTo("2026-11-28T01:58:20Z");
        assertThat(seen.getString("state")).isEqualTo("filed");
        assertThat(audited(id)).containsOnlyOnce("origin-ended");
    }

    @Test
    void anEndHeardBeforeTheHandingOverIsShownWhenTheCaseIsThere() {
        ended(alarm, "away", "2026-11-28T01:58:20Z");
        handedOver(alarm, "dl-slow", "dl-g1");

        String id = line.caseOf(alarm);

        assertThat(line.readCase(id).getString("origin.outcome")).isEqualTo("away");
    }

    private void handled(Person person, String order) {
        line.took(person, order);
        line.did(
                person,
                "/v1/orders/" + order + "/report",
                Map.of("words", "已上门，老人安好", "photos", List.of(line.photo(person))));
    }

    private void handedOver(UUID of, String category, String area) {
        line.topics().event(TOPIC, of.toString(), HANDED_OVER, body(of, category, area));
    }

    private static String body(UUID of, String category, String area) {
        return Contract.example(TOPIC, HANDED_OVER)
                .replace("019de1a4-5b00-7c3b-9d44-1f0a6c2b7e01", of.toString())
                .replace("welfare-elderly-alone", category)
                .replace("ah-bq-01-01-g01", area);
    }

    private void ended(UUID of, String outcome, String at) {
        line.topics()
                .event(
                        TOPIC,
                        of.toString(),
                        ENDED,
                        Contract.example(TOPIC, ENDED)
                                .replace("019de1a4-5b00-7c3b-9d44-1f0a6c2b7e01", of.toString())
                                .replace("\"well\"", "\"" + outcome + "\"")
                                .replace("2026-11-28T01:58:20Z", at));
    }

    private static List<String> audited(String id) {
        return Database.all("SELECT action FROM audit_entry WHERE entity_id = '" + id + "'");
    }

    private static void awaits(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void kept(String folder, Topics.Read event) {
        assertThat(Contract.faults(
                        folder,
                        event.headers().get("ce_type"),
                        event.data().toString().getBytes(StandardCharsets.UTF_8)))
                .as(event.toString())
                .isEmpty();
    }
}
