package org.linli.care.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.together;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.care.risk.RiskLevel;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.kit.sql.Database;

/** Nobody opened: what is done by the clock and by hand until somebody reaches the person. */
@QuarkusTest
class AlarmComponentTest {

    private static final Duration JUST_NOW = Duration.ZERO;

    @Inject
    AlarmScene scene;

    @Inject
    Database database;

    @Inject
    GoingOn goingOn;

    @Inject
    Tracer tracer;

    @Test
    void theUrgentCaseIsToldInTheTraceOfWhoeverStoodAtTheDoor() {
        Span atTheDoor = tracer.spanBuilder("test").startSpan();
        String alarm;
        try (Scope _ = atTheDoor.makeCurrent()) {
            alarm = scene.raised(RiskLevel.HIGH, Duration.ofHours(1));
        } finally {
            atTheDoor.end();
        }

        await().until(() -> scene.told(alarm), List.of("alarm-handed-over")::equals);
        assertThat(database.first(
                                "SELECT traceparent FROM outbox WHERE key = ?",
                                row -> row.getString("traceparent"),
                                alarm)
                        .orElseThrow())
                .contains(atTheDoor.getSpanContext().getTraceId());
    }

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("alarm.md", AlarmTable.ALARM);
    }

    @Test
    void aVisitWhereNobodyOpensRaisesOneAlarmAndTheCarerWhoIsLetInAfterAllEndsIt() {
        Kinds.known(database);
        Rounds rounds = new Rounds(database, scene.town);
        UUID carer = Crew.one(database, scene.town, "carer");
        String visit = rounds.entered(scene.elder);
        rounds.publish(visit, 600, carer).then().statusCode(200);
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200);
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);

        String alarm = as(scene.town.desk())
                .get("/v1/alarms?area=" + scene.town.grid)
                .then()
                .statusCode(200)
                .body("items.visitId", equalTo(List.of(visit)))
                .body("items[0].state", equalTo("open"))
                .extract()
                .path("items[0].id");
        rounds.act("carer", visit, "opening", Map.of()).then().statusCode(200);

        JsonPath seen = scene.seen(alarm);
        assertThat(seen.getString("state")).isEqualTo("ended");
        assertThat(seen.getString("outcome")).isEqualTo("well");
        // At the highest risk the second knock is due at once, and may have begun.
        assertThat(scene.actions(alarm))
                .startsWith("raise")
                .endsWith("opened-after-all")
                .doesNotContain("hand-over", "step-told");
        assertThat(scene.told(alarm)).isEmpty();
    }

    @Test
    void theSecondKnockThatIsAnsweredOpensTheDoorAndNothingElseDoes() throws Exception {
        Kinds.known(database);
        Rounds rounds = new Rounds(database, scene.town);
        UUID carer = Crew.one(database, scene.town, "carer");
        String knocked = shut(rounds, carer, 600);
        String called = shut(rounds, carer, 660);
        String away = shut(rounds, carer, 720);

        List<Response> atOnce = together(List.of(
                () -> reached(knocked, "second-knock", "well"),
                () -> rounds.act("carer", knocked, "opening", Map.of())));
        reached(called, "call", "well").then().statusCode(200);
        reached(away, "second-knock", "in-hospital").then().statusCode(200);

        assertThat(atOnce).extracting(Response::statusCode).isSubsetOf(200, 409, 412);
        assertThat(rounds.state(knocked)).isEqualTo("arrived");
        assertThat(rounds.told(knocked)).endsWith("visit-no-answer", "visit-arrived");
        rounds.act("carer", knocked, "finishing", Map.of("tasks", List.of("seen")))
                .then()
                .statusCode(200);
        assertThat(rounds.state(called)).isEqualTo("no-answer");
        rounds.act("carer", called, "opening", Map.of()).then().statusCode(200).body("state", equalTo("arrived"));
        assertThat(rounds.state(away)).isEqualTo("no-answer");
    }

    @Test
    void aDoorThatStaysShutAgainAfterItWasOpenedRaisesAgain() {
        Kinds.known(database);
        Rounds rounds = new Rounds(database, scene.town);
        UUID carer = Crew.one(database, scene.town, "carer");
        String visit = shut(rounds, carer, 600);
        reached(visit, "second-knock", "well").then().statusCode(200);

        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);
        // Told late, of the time before it was opened.
        scene.raised(visit, RiskLevel.LOW, Duration.ofMinutes(30));

        assertThat(states(visit)).containsExactly("ended", "open");
        rounds.act("carer", visit, "opening", Map.of()).then().statusCode(200);
        assertThat(states(visit)).containsExactly("ended", "ended");
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);
        assertThat(states(visit)).containsExactly("ended", "ended", "open");
    }

    @Test
    void whoWasFoundElsewhereAndLetsTheCarerInLaterIsLookedForAgain() {
        Kinds.known(database);
        Rounds rounds = new Rounds(database, scene.town);
        UUID carer = Crew.one(database, scene.town, "carer");
        String visit = shut(rounds, carer, 600);
        reached(visit, "call", "away").then().statusCode(200);

        rounds.act("carer", visit, "opening", Map.of()).then().statusCode(200);
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);

        assertThat(states(visit)).containsExactly("ended", "open");
    }

    private List<String> states(String visit) {
        return database.list(
                "SELECT state FROM alarm WHERE visit_id = ? ORDER BY raised_at, id",
                row -> row.getString("state"),
                visit);
    }

    @Test
    void whereNoGridWorkerIsPostedTheDeskIsTold() {
        database.update(
                "UPDATE posting SET last_day = DATE '2020-01-02' WHERE subject = ?", scene.town.subjectOf("worker"));
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofMinutes(61));
        await().until(() -> scene.begun(alarm), equalTo(List.of("second-knock", "call", "grid-worker")));

        assertThat(mine(scene.town.desk(), alarm)).containsExactly("grid-worker");
        scene.tell(scene.town.desk(), alarm, 3, "not-reached")
                .then()
                .statusCode(200)
                .body("state", equalTo("handed-over"));
        assertThat(mine(scene.town.desk(), alarm)).isEmpty();
    }

    private String shut(Rounds rounds, UUID carer, int minute) {
        String visit = rounds.entered(scene.elder);
        rounds.publish(visit, minute, carer).then().statusCode(200);
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200);
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);
        database.update("""
                UPDATE alarm_step s SET begun_at = now() FROM alarm a
                 WHERE a.id = s.alarm AND a.visit_id = ? AND s.kind IN ('second-knock', 'call')""", visit);
        return visit;
    }

    private Response reached(String visit, String kind, String found) {
        return database.first(
                        "SELECT s.alarm || '/steps/' || s.number AS step FROM alarm_step s JOIN alarm a ON a.id = s.alarm WHERE a.visit_id = ? AND s.kind = ?",
                        row -> as(scene.town.carer("carer"))
                                .body(Map.of("outcome", "reached", "found", found))
                                .post("/v1/alarms/" + row.getString("step")),
                        visit,
                        kind)
                .orElseThrow();
    }

    @Test
    void aVisitThatTellsTwiceHasOneAlarmAndKeepsTheHourOfItsCase() {
        String visit = "v-" + UUID.randomUUID();

        String first = scene.raised(visit, RiskLevel.LOW, JUST_NOW);
        String again = scene.raised(visit, RiskLevel.HIGH, Duration.ofHours(3));

        assertThat(again).isEqualTo(first);
        assertThat(scene.seen(first).getString("level")).isEqualTo("low");
        assertThat(scene.actions(first)).containsExactly("raise");
    }

    @Test
    void whatIsOverdueHappensAtOnceInOrderEachOnceHoweverManyLook() {
        scene.contacts(2);
        String alarm = scene.raised(RiskLevel.HIGH, Duration.ofHours(3));
        Instant now = Instant.now();

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> goingOn.whatIsDue(UUID.fromString(alarm), now)))
                        .toArray(CompletableFuture[]::new))
                .join();
        await().until(() -> scene.seen(alarm).getString("state"), equalTo("handed-over"));

        assertThat(scene.begun(alarm))
                .containsExactly("second-knock", "call", "contact", "contact", "grid-worker", "urgent-case");
        assertThat(scene.actions(alarm))
                .containsExactly(
                        "raise",
                        "call-without-consent",
                        "step-time-is-up",
                        "step-time-is-up",
                        "step-time-is-up",
                        "step-time-is-up",
                        "step-time-is-up",
                        "hand-over");
        assertThat(scene.told(alarm)).containsExactly("alarm-handed-over");
    }

    @Test
    void theHourOfEachStepIsKeptWhateverIsAsleepMeanwhile() {
        String alarm = scene.raised(RiskLevel.MEDIUM, Duration.ofMinutes(7));

        await().until(() -> scene.begun(alarm), equalTo(List.of("second-knock", "call")));

        JsonPath seen = scene.seen(alarm);
        Instant raised = Instant.parse(seen.getString("raisedAt"));
        assertThat(Instant.parse(seen.getString("handOverBy"))).isEqualTo(raised.plus(Duration.ofMinutes(60)));
        assertThat(seen.getString("state")).isEqualTo("open");
    }

    @Test
    void aStepThatDidNotReachThePersonBeginsTheNextAtOnceUntilDispatchHasIt() {
        scene.contacts(1);
        Residents.agrees(database, scene.elder, "contacts", true);
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofMinutes(6));
        await().until(() -> scene.begun(alarm), equalTo(List.of("second-knock")));

        scene.tell(scene.town.carer("carer"), alarm, 1, "not-reached").then().statusCode(200);
        scene.tell(scene.town.carer("carer"), alarm, 2, "not-reached").then().statusCode(200);
        scene.tell(scene.town.desk(), alarm, 3, "not-reached").then().statusCode(200);
        scene.tell(scene.town.worker(), alarm, 4, "not-reached")
                .then()
                .statusCode(200)
                .body("state", equalTo("handed-over"));

        assertThat(scene.told(alarm)).containsExactly("alarm-handed-over");
        assertThat(scene.actions(alarm)).filteredOn("hand-over"::equals).hasSize(1);
    }

    @Test
    void whoeverReachesThePersonEndsItAndNothingFollows() throws Exception {
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofMinutes(6));
        await().until(() -> scene.begun(alarm), equalTo(List.of("second-knock")));

        Callable<Response> telling = () -> as(scene.town.carer("carer"))
                .body(Map.of("outcome", "reached", "found", "hurt", "words", "跌倒，已扶起"))
                .post("/v1/alarms/" + alarm + "/steps/1");
        List<Response> answers = together(Collections.nCopies(3, telling));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409, 409);
        JsonPath seen = scene.seen(alarm);
        assertThat(seen.getString("state")).isEqualTo("ended");
        assertThat(seen.getString("outcome")).isEqualTo("hurt");
        assertThat(goingOn.whatIsDue(UUID.fromString(alarm), Instant.now().plus(Duration.ofDays(1))))
                .isFalse();
        as(scene.town.desk())
                .get("/v1/alarms/" + alarm + "/matter")
                .then()
                .statusCode(200)
                .body("said.words", hasItem("跌倒，已扶起"));
        assertThat(database.list(
                        "SELECT details::text AS d FROM audit_entry WHERE entity_id = ?",
                        row -> String.valueOf(row.getString("d")),
                        alarm))
                .noneMatch(details -> details.contains("跌倒"));
    }

    @Test
    void aStepIsToldByWhoDoesItOnceItHasBegunAndNobodyElse() {
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofMinutes(6));
        await().until(() -> scene.begun(alarm), equalTo(List.of("second-knock")));

        scene.tell(scene.town.worker(), alarm, 1, "reached").then().statusCode(403);
        scene.tell(scene.town.otherWorker(), alarm, 1, "reached").then().statusCode(404);
        scene.tell(scene.town.carer("carer2"), alarm, 1, "reached").then().statusCode(404);
        scene.tell(scene.town.carer("carer"), alarm, 3, "reached").then().statusCode(403);
        scene.tell(scene.town.carer("carer"), alarm, 2, "reached")
                .then()
                .statusCode(409)
                .body("guard", equalTo("step-waited-for"));
        scene.tell(scene.town.carer("carer"), alarm, 9, "reached").then().statusCode(404);
        scene.tell(scene.town.carer("carer"), alarm, 1, "perhaps")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("outcome"));

        assertThat(scene.seen(alarm).getString("state")).isEqualTo("open");
    }

    @Test
    void whatFailsForGoodIsPutOffAndGoesOnAsSoonAsItCan() {
        String visit = "v-" + UUID.randomUUID();
        String alarm = scene.raised(visit, RiskLevel.HIGH, Duration.ofMinutes(-10));
        database.update("""
                INSERT INTO outbox (event_id, aggregate, version, topic, key, lane, type, subject, time)
                VALUES (gen_random_uuid(), ?, 1, 'linli.care.alarms', 'other', 0, 'other', 'other', now())""", "alarm/" + alarm);
        database.update(
                "UPDATE alarm_step SET due_at = now() - interval '1 hour' WHERE alarm = ?", UUID.fromString(alarm));

        await().until(() -> putOff(alarm), seconds -> seconds > 0);
        assertThat(putOff(alarm)).isBetween(1, 60);
        assertThat(scene.seen(alarm).getString("state")).isEqualTo("open");

        database.update("DELETE FROM outbox WHERE aggregate = ?", "alarm/" + alarm);
        database.update("UPDATE alarm SET put_off_until = now() WHERE id = ?", UUID.fromString(alarm));
        await().until(() -> scene.seen(alarm).getString("state"), equalTo("handed-over"));
        assertThat(scene.told(alarm)).containsExactly("alarm-handed-over");
    }

    private int putOff(String alarm) {
        return database.first(
                        "SELECT coalesce(extract(epoch FROM put_off_until - now()), 0)::int AS seconds FROM alarm WHERE id = ?",
                        row -> row.getInt("seconds"),
                        UUID.fromString(alarm))
                .orElseThrow();
    }

    @Test
    void contactsAreCalledWithoutTheirConsentOnlyWhenItIsAMatterOfLife() {
        scene.contacts(2);

        String low = scene.raised(RiskLevel.LOW, JUST_NOW);
        String high = scene.raised(RiskLevel.HIGH, JUST_NOW);

        assertThat(scene.seen(low).getList("steps.kind")).doesNotContain("contact");
        assertThat(scene.actions(low)).doesNotContain("call-without-consent");
        assertThat(scene.seen(high).getList("steps.kind")).contains("contact");
        assertThat(scene.actions(high)).contains("call-without-consent");
        as(scene.town.desk()).get("/v1/alarms/" + low + "/matter").then().body("contacts", equalTo(List.of()));
    }

    @Test
    void everyoneHasTheirOwnStepsOnTheirListUntilTheyAreTold() {
        scene.contacts(1);
        Residents.agrees(database, scene.elder, "contacts", true);
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofMinutes(61));
        await().until(() -> scene.begun(alarm).size(), equalTo(4));

        assertThat(mine(scene.town.carer("carer"), alarm)).containsExactly("second-knock", "call");
        assertThat(mine(scene.town.desk(), alarm)).containsExactly("contact");
        assertThat(mine(scene.town.worker(), alarm)).containsExactly("grid-worker");
        assertThat(mine(scene.town.otherWorker(), alarm)).isEmpty();
        assertThat(mine(scene.town.carer("carer2"), alarm)).isEmpty();
        scene.tell(scene.town.desk(), alarm, 3, "not-reached").then().statusCode(200);
        assertThat(mine(scene.town.desk(), alarm)).isEmpty();
    }

    private static List<String> mine(String token, String alarm) {
        return as(token)
                .get("/v1/alarm-steps?mine&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.alarm == '" + alarm + "' }.kind");
    }
}
