package org.linli.care.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.PublishedTables;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;

@QuarkusTest
class VisitComponentTest {

    private static final Map<String, Object> AT_THE_DOOR =
            Map.of("place", Map.of("longitude", 116.3001, "latitude", 39.9001));

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    FollowingElder following;

    private Town town;
    private Rounds rounds;
    private UUID elder;
    private UUID carer;
    private int next = 1;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        rounds = new Rounds(database, town);
        elder = Residents.alone(database, town);
        carer = Crew.one(database, town, "carer");
    }

    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws Exception {
        PublishedTables.assertPublished("visit.md", VisitTable.VISIT);
    }

    @Test
    void aVisitWithWholeEvidenceIsVerifiedByTheRules() {
        String visit = rounds.entered(elder);
        rounds.publish(visit, 600, carer).then().statusCode(200).body("state", equalTo("published"));

        rounds.act("carer", visit, "setting-out", Map.of()).then().statusCode(200);
        rounds.act("carer", visit, "arrival", AT_THE_DOOR)
                .then()
                .statusCode(200)
                .body("parts[0].place", equalTo("near"));
        database.update(
                "UPDATE visit_part SET arrived_at = arrived_at - interval '6 minutes' WHERE visit_id = ?", visit);
        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen"), "note", "精神很好"))
                .then()
                .statusCode(200)
                .body("state", equalTo("verified"))
                .body("parts[0].hasNote", equalTo(true));

        assertThat(rounds.told(visit))
                .containsExactly("visit-published", "visit-set-out", "visit-arrived", "visit-done", "visit-verified");
        keptToTheirSchemas(visit);
        assertThat(audit.of("visit", visit))
                .extracting(e -> e.entry().action())
                .containsExactly("enter", "publish", "set-out", "arrive", "finish", "verify");
    }

    @Test
    void whatIsNotWholeWaitsForTheDeskAndNotForItsCarer() {
        String visit = published();
        rounds.act("carer", visit, "arrival", Map.of())
                .then()
                .statusCode(200)
                .body("parts[0].place", equalTo("unknown"));
        rounds.act("carer", visit, "finishing", Map.of()).then().statusCode(200).body("state", equalTo("done"));

        change(town.desk(), "/v1/visits/" + visit, "verification", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("verified"));
        change(town.desk(), "/v1/visits/" + visit, "refutation", Map.of())
                .then()
                .statusCode(409)
                .body("guard", equalTo("reason-given"));
        change(town.desk(), "/v1/visits/" + visit, "refutation", Map.of("reason", "家属说没有来"))
                .then()
                .statusCode(200)
                .body("state", equalTo("missed"))
                .body("reasonCode", equalTo("refute"));
    }

    @Test
    void aCarerSeesTodaysOwnVisitsAndNoOthers() {
        String mine = published();
        String others = rounds.entered(elder);
        rounds.publish(others, 700, Crew.one(database, town, "carer2")).then().statusCode(200);
        String tomorrow = published();
        database.update("UPDATE visit SET day = day + 1 WHERE id = ?", tomorrow);

        as(town.carer("carer")).get("/v1/visits").then().statusCode(200).body("items.id", contains(mine));
        as(town.carer("carer")).get("/v1/visits/" + mine).then().statusCode(200);
        for (String hidden : List.of(others, tomorrow)) {
            as(town.carer("carer")).get("/v1/visits/" + hidden).then().statusCode(404);
            as(town.carer("carer"))
                    .get("/v1/visits/" + hidden + "/matter")
                    .then()
                    .statusCode(404);
            rounds.act("carer", hidden, "arrival", Map.of()).then().statusCode(404);
        }
        as(Town.known(database).desk()).get("/v1/visits/" + mine).then().statusCode(404);
    }

    @Test
    void theMatterIsForWhoComesAndEachReadingIsOnRecord() {
        String visit = published();

        as(town.carer("carer"))
                .get("/v1/visits/" + visit + "/matter")
                .then()
                .statusCode(200)
                .body("person.address", equalTo("1号楼1单元101室"));
        as(town.chief()).get("/v1/visits/" + visit + "/matter").then().statusCode(403);

        assertThat(audit.of("visit", visit))
                .filteredOn(e -> e.entry().action().equals("read-matter"))
                .singleElement()
                .satisfies(e -> assertThat(e.entry().role()).isEqualTo("carer"));
        as(town.desk()).get("/v1/visits/" + visit).then().body("$", not(hasItem("address")));
    }

    @Test
    void whoeverDoesNotFitIsRefusedAndTheRuleIsNamed() {
        String visit = rounds.entered(elder, "haircut", 1);
        UUID two = Crew.one(database, town, "carer2");
        database.update("UPDATE carer SET skills = '{}' WHERE id = ?", two);

        rounds.publish(visit, 600, two).then().statusCode(409).body("rule", equalTo("skill"));
        rounds.publish(visit, 1420, carer).then().statusCode(400).body("errors[0].rule", equalTo("within-the-window"));
        rounds.publish(visit, 600, carer, two)
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("as-many-as-carers"));
        rounds.publish(visit, 600, carer).then().statusCode(200);
        rounds.publish(rounds.entered(elder), 610, carer).then().statusCode(409).body("rule", equalTo("free"));
        assertThat(rounds.told(visit)).containsExactly("visit-published");
    }

    @Test
    void twoWhoGiveACarerTwoVisitsAtOnceDoNotBothSucceed() throws Exception {
        List<String> visits = List.of(rounds.entered(elder), rounds.entered(Residents.alone(database, town)));

        List<Response> answers = together(List.of(
                () -> rounds.publish(visits.get(0), 600, carer), () -> rounds.publish(visits.get(1), 605, carer)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void twoClicksAtOnceDoAThingOnce() throws Exception {
        String visit = published();

        List<Response> answers =
                together(Collections.nCopies(4, () -> rounds.act("carer", visit, "arrival", AT_THE_DOOR)));

        assertThat(answers).extracting(Response::statusCode).contains(200).containsOnly(200, 412);
        assertThat(rounds.told(visit)).containsOnlyOnce("visit-arrived");
    }

    @Test
    void withoutConsentNobodyIsSent() {
        String visit = rounds.entered(elder);
        Residents.agrees(database, elder, "home-visits", false);

        rounds.publish(visit, 600, carer).then().statusCode(409).body("guard", equalTo("consent"));
    }

    @Test
    void aVisitOfTwoIsDoneWhenBothAre() {
        String visit = rounds.entered(elder, "door-knock", 2);
        UUID two = Crew.one(database, town, "carer2");
        rounds.publish(visit, 600, carer, carer)
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("another-carer"));
        rounds.publish(visit, 600, carer, two).then().statusCode(200);

        rounds.act("carer", visit, "arrival", AT_THE_DOOR).then().statusCode(200);
        rounds.act("carer2", visit, "finishing", Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("arrived-before"));
        rounds.act("carer2", visit, "arrival", AT_THE_DOOR).then().statusCode(200);
        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen")))
                .then()
                .statusCode(200)
                .body("state", equalTo("arrived"));
        rounds.act("carer2", visit, "finishing", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    @Test
    void nobodyFinishesTheirPartBehindADoorThatStaysShut() {
        String visit = rounds.entered(elder, "door-knock", 2);
        rounds.publish(visit, 600, carer, Crew.one(database, town, "carer2"))
                .then()
                .statusCode(200);
        rounds.act("carer", visit, "arrival", AT_THE_DOOR).then().statusCode(200);
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200);

        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen")))
                .then()
                .statusCode(409)
                .body("state", equalTo("no-answer"));
    }

    @Test
    void nobodyArrivesAgainWhereTheDeskFoundThatNobodyCame() {
        String visit = published();
        rounds.act("carer", visit, "arrival", AT_THE_DOOR).then().statusCode(200);
        rounds.act("carer", visit, "finishing", Map.of("tasks", List.of("seen")))
                .then()
                .statusCode(200);
        change(town.desk(), "/v1/visits/" + visit, "refutation", Map.of("reason", "邻居说没有来过"))
                .then()
                .statusCode(200)
                .body("state", equalTo("missed"));

        rounds.act("carer", visit, "arrival", AT_THE_DOOR)
                .then()
                .statusCode(409)
                .body("state", equalTo("missed"))
                .body("guard", equalTo("not-refuted"));
        assertThat(rounds.told(visit)).endsWith("visit-refuted");
    }

    @Test
    void nobodySetOutIsAtRiskOnceAndThenMissedWhichIsNotNoAnswer() {
        String visit = published();
        database.update(
                "UPDATE visit SET begins_at = now() - interval '1 hour', ends_at = now() + interval '5 minutes', look_at = now() WHERE id = ?",
                visit);
        Awaitility.await().until(() -> rounds.told(visit).contains("visit-at-risk"));
        as(town.desk())
                .get("/v1/visits/at-risk?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(visit));

        database.update(
                "UPDATE visit SET ends_at = now() - interval '1 hour', begins_at = now() - interval '2 hours', look_at = now() WHERE id = ?",
                visit);
        Awaitility.await().until(() -> rounds.state(visit).equals("missed"));

        assertThat(rounds.told(visit)).containsExactly("visit-published", "visit-at-risk", "visit-missed");
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(409).body("state", equalTo("missed"));
        rounds.act("carer", visit, "arrival", Map.of()).then().statusCode(200).body("state", equalTo("arrived"));
        rounds.act("carer", visit, "no-answer", Map.of()).then().statusCode(200).body("state", equalTo("no-answer"));
    }

    @Test
    void visitsOfWhoIsAwayAreSuspendedAndResumedAsDrafts() {
        String visit = published();
        away("away");

        assertThat(rounds.state(visit)).isEqualTo("suspended");
        away("registered");
        assertThat(rounds.state(visit)).isEqualTo("draft");
        assertThat(rounds.told(visit)).containsExactly("visit-published", "visit-suspended", "visit-drafted");
    }

    @Test
    void eitherSideMayCallOffAndTheStateSaysWhich() {
        String ours = published();
        String theirs = rounds.entered(elder);

        change(town.desk(), "/v1/visits/" + ours, "calling-off", Map.of("by", "nobody", "reason", "x"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("by"));
        change(town.desk(), "/v1/visits/" + ours, "calling-off", Map.of("by", "us", "reason", "人手不足"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled-by-us"));
        change(town.desk(), "/v1/visits/" + theirs, "calling-off", Map.of("by", "elder", "reason", "女儿来访"))
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled-by-elder"));
        change(town.desk(), "/v1/visits/" + ours, "publication", Map.of("parts", List.of()))
                .then()
                .statusCode(400);
        keptToTheirSchemas(theirs);
    }

    private String published() {
        String visit = rounds.entered(elder);
        rounds.publish(visit, 30 * next++, carer).then().statusCode(200);
        return visit;
    }

    private void away(String state) {
        database.update(
                "UPDATE elder SET state = ?, away_reason = ? WHERE id = ?",
                state,
                state.equals("away") ? "hospital" : null,
                elder);
        QuarkusTransaction.requiringNew().run(() -> following.changed(elder));
    }

    private void keptToTheirSchemas(String visit) {
        database.list(
                        "SELECT type, payload FROM outbox WHERE topic = 'linli.care.visits' AND key = ?",
                        row -> Contracts.broken(
                                "linli.care.visits",
                                row.getString("type"),
                                new String(row.getBytes("payload"), StandardCharsets.UTF_8)),
                        visit)
                .forEach(broken -> assertThat(broken).isEmpty());
    }
}
