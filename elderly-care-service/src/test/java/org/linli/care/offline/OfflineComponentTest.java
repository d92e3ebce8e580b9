package org.linli.care.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.care.offline.Phone.entry;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Listening;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class OfflineComponentTest {

    private static final List<List<String>> WALKS = List.of(
            List.of("set-out", "arrive", "finish"),
            List.of("arrive", "finish"),
            List.of("set-out", "nobody-opens", "opened-after-all", "finish"),
            List.of("set-out", "arrive", "nobody-opens"),
            List.of("set-out", "arrive", "refuse"),
            List.of("set-out", "elder-calls-off"),
            List.of("arrive", "nobody-opens", "opened-after-all", "nobody-opens", "opened-after-all", "finish"));

    private static final Map<String, String> ONLINE = Map.of(
            "set-out", "setting-out",
            "arrive", "arrival",
            "finish", "finishing",
            "nobody-opens", "no-answer",
            "opened-after-all", "opening",
            "refuse", "refusal");

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Rounds rounds;
    private UUID elder;
    private UUID carer;
    private Phone phone;
    private int next;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        rounds = new Rounds(database, town);
        elder = Residents.alone(database, town);
        carer = Crew.one(database, town, "carer");
        phone = new Phone(town.carer("carer"));
    }

    @Test
    void batchesLateTwiceAndInMixedOrderEndAsOnline() {
        Random random = new Random(28);
        Phone second = new Phone(town.carer("carer"));
        for (List<String> walk : WALKS) {
            if (walk.contains("elder-calls-off")) {
                continue;
            }
            String online = published();
            walk.forEach(action -> rounds.act("carer", online, ONLINE.get(action), told(action))
                    .then()
                    .statusCode(200));
            List<Instant> times = database.list(
                    "SELECT at FROM visit_act WHERE visit_id = ? ORDER BY at, id",
                    row -> Database.instant(row, "at"),
                    online);

            String offline = published();
            List<Map<String, Object>> entries = new ArrayList<>();
            for (int i = 0; i < walk.size(); i++) {
                entries.add(entry(offline, walk.get(i), times.get(i)));
            }
            Collections.shuffle(entries, random);
            List<Map<String, Object>> ofSecond = entries.subList(0, random.nextInt(entries.size()));
            List<Map<String, Object>> ofFirst = entries.subList(ofSecond.size(), entries.size());
            inPieces(second, ofSecond, random);
            inPieces(phone, ofFirst, random);

            phone.send(ofFirst).then().statusCode(200).body("entries.outcome", everyItem(equalTo("applied")));
            second.send(ofSecond).then().statusCode(200).body("entries.outcome", everyItem(equalTo("applied")));
            assertThat(seen(offline)).as("%s", walk).isEqualTo(seen(online));
            assertThat(shut(offline)).as("%s", walk).isEqualTo(shut(online));
        }
    }

    @Test
    void whatIsToldInOneBatchIsToldOnTheTopicAsOnline() {
        for (List<String> walk : WALKS) {
            String visit = published();
            List<Map<String, Object>> entries = new ArrayList<>();
            for (int i = 0; i < walk.size(); i++) {
                entries.add(entry(visit, walk.get(i), rounds.at(walk.get(i).equals("finish") ? 12 : 1 + i)));
            }
            Collections.reverse(entries);

            phone.send(entries).then().statusCode(200).body("entries.outcome", everyItem(equalTo("applied")));

            List<String> expected = new ArrayList<>(List.of("visit-published"));
            walk.forEach(action -> expected.add(EVENTS.get(action)));
            if (walk.contains("finish")) {
                expected.add("visit-verified");
            }
            assertThat(rounds.told(visit)).isEqualTo(expected);
            assertThat(audit.of("visit", visit))
                    .extracting(line -> line.entry().action())
                    .containsAll(walk)
                    .doesNotContain("conflict");
        }
    }

    private static final Map<String, String> EVENTS = Map.of(
            "set-out", "visit-set-out",
            "arrive", "visit-arrived",
            "finish", "visit-done",
            "nobody-opens", "visit-no-answer",
            "opened-after-all", "visit-arrived",
            "refuse", "visit-refused",
            "elder-calls-off", "visit-cancelled");

    @Test
    void aVisitThatWasTakenForMissedIsNotWhenTheDeviceTellsAndADoorThatStayedShutRaisesItsAlarm() {
        String visit = published();
        database.update(
                "UPDATE visit SET ends_at = now() - interval '1 hour', begins_at = now() - interval '2 hours', look_at = now() WHERE id = ?",
                visit);
        Awaitility.await().until(() -> rounds.state(visit).equals("missed"));

        phone.send(List.of(entry(visit, "set-out", rounds.at(1)))).then().statusCode(200);
        assertThat(rounds.state(visit)).isEqualTo("missed");
        phone.send(List.of(entry(visit, "nobody-opens", rounds.at(5))))
                .then()
                .statusCode(200)
                .body("entries[0].outcome", equalTo("applied"))
                .body("entries[0].visitState", equalTo("no-answer"));

        // By the device's time its urgent case may be due at once.
        assertThat(alarm(visit)).singleElement().isIn("open", "handed-over");
        assertThat(rounds.told(visit)).endsWith("visit-missed", "visit-no-answer");
    }

    @Test
    void whatConflictsIsKeptShownAndSettledOnceByTheDesk() {
        String visit = published();
        change(town.desk(), "/v1/visits/" + visit, "calling-off", Map.of("by", "us", "reason", "人手不足"))
                .then()
                .statusCode(200);
        Map<String, Object> shut = entry(visit, "nobody-opens", rounds.at(9));
        Map<String, Object> arrive = entry(visit, "arrive", rounds.at(5));

        for (int twice = 0; twice < 2; twice++) {
            phone.send(List.of(shut, arrive))
                    .then()
                    .statusCode(200)
                    .body("entries.outcome", contains("conflicting", "conflicting"))
                    .body("entries[0].rule", equalTo("cancelled-by-us"));
        }
        assertThat(rounds.state(visit)).isEqualTo("cancelled-by-us");
        as(town.desk())
                .get("/v1/device-entries?state=conflicting&limit=200")
                .then()
                .statusCode(200)
                .body("items.findAll { it.visit == '" + visit + "' }.id", hasSize(2));
        assertThat(audit.of("visit", visit))
                .filteredOn(line -> line.entry().action().equals("conflict"))
                .hasSize(2);

        settle(town.desk(), shut, Map.of("keep", true)).then().statusCode(400);
        settle(Town.known(database).desk(), shut, Map.of("keep", true, "reason", "邻居也说敲过门"))
                .then()
                .statusCode(404);
        settle(town.desk(), shut, Map.of("keep", true, "reason", "邻居也说敲过门"))
                .then()
                .statusCode(200)
                .body("state", equalTo("kept"));
        settle(town.desk(), arrive, Map.of("keep", false, "reason", "时间不符"))
                .then()
                .statusCode(200)
                .body("state", equalTo("struck"));
        settle(town.desk2(), arrive, Map.of("keep", true, "reason", "再看"))
                .then()
                .statusCode(409);

        assertThat(alarm(visit)).isEqualTo(List.of("open"));
        phone.send(List.of(shut, arrive)).then().body("entries.outcome", contains("kept", "struck"));
        assertThat(rounds.state(visit)).isEqualTo("cancelled-by-us");
    }

    @Test
    void whatACarerTellsOfAVisitThatSomebodyElseMadeConflicts() {
        String visit = published();
        UUID two = Crew.one(database, town, "carer2");
        change(
                        town.desk(),
                        "/v1/visits/" + visit,
                        "assignment",
                        Map.of(
                                "parts",
                                List.of(Map.of(
                                        "carer", two, "beginsAt", rounds.at(600).toString()))))
                .then()
                .statusCode(200);
        rounds.act("carer2", visit, "arrival", Map.of()).then().statusCode(200);

        phone.send(List.of(entry(visit, "arrive", rounds.at(5))))
                .then()
                .statusCode(200)
                .body("entries[0].outcome", equalTo("conflicting"))
                .body("entries[0].rule", equalTo("its-carer"));
        new Phone(town.carer("carer2"))
                .send(List.of(entry(visit, "refuse", rounds.at(1))))
                .then()
                .body("entries[0].outcome", equalTo("conflicting"));
        assertThat(rounds.state(visit)).isEqualTo("arrived");
    }

    @Test
    void theSameBatchManyTimesAtOnceIsHeardOnce() throws Exception {
        String visit = published();
        List<Map<String, Object>> entries =
                List.of(entry(visit, "set-out", rounds.at(1)), entry(visit, "nobody-opens", rounds.at(5)));

        List<Response> answers = together(Collections.nCopies(4, () -> phone.send(entries)));

        assertThat(answers)
                .allSatisfy(answer ->
                        answer.then().statusCode(200).body("entries.outcome", contains("applied", "applied")));
        assertThat(rounds.told(visit)).containsExactly("visit-published", "visit-set-out", "visit-no-answer");
        assertThat(alarm(visit)).hasSize(1);
    }

    @Test
    void aWrongSignatureADeviceOfSomebodyElseAndABadTextChangeNothing() {
        String visit = published();
        String text = Phone.text(List.of(entry(visit, "arrive", rounds.at(5))));
        String signature = java.util.Base64.getEncoder().encodeToString(Signature.of(phone.key, text));
        Crew.one(database, town, "carer2");

        phone.send(text + " ", signature, Instant.now())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("signature"));
        phone.send(text, "?", Instant.now()).then().statusCode(400);
        as(town.carer("carer2"))
                .body(Map.of(
                        "device",
                        phone.id,
                        "sentAt",
                        Instant.now().toString(),
                        "entries",
                        text,
                        "signature",
                        signature))
                .post("/v1/device-batches")
                .then()
                .statusCode(404);
        String none = "{}";
        phone.send(none, java.util.Base64.getEncoder().encodeToString(Signature.of(phone.key, none)), Instant.now())
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("json-array"));
        as(town.desk()).post("/v1/devices").then().statusCode(403);
        assertThat(rounds.told(visit)).containsExactly("visit-published");
    }

    @Test
    void anEntryThatIsNotWellFormedIsRefusedAloneAndTheOthersAreHeard() {
        String visit = published();
        Map<String, Object> good = entry(visit, "arrive", rounds.at(5));
        Map<String, Object> elsewhere = entry("no-such-visit", "arrive", rounds.at(5));
        Map<String, Object> unknownAct = entry(visit, "dance", rounds.at(6));
        Map<String, Object> unknownTask = entry(visit, "finish", rounds.at(40));
        unknownTask.put("tasks", List.of("moon"));
        Map<String, Object> another = entry(visit, "set-out", rounds.at(1));
        another.put("id", good.get("id"));

        phone.send(List.of(good, elsewhere, unknownAct, unknownTask, another))
                .then()
                .statusCode(200)
                .body("entries.outcome", contains("applied", "refused", "refused", "refused", "refused"))
                .body("entries.field", hasItem("tasks"))
                .body("entries[1].rule", equalTo("not-found"))
                .body("entries[2].field", equalTo("action"))
                .body("entries[4].rule", equalTo("same-id-other-entry"));
        assertThat(rounds.state(visit)).isEqualTo("arrived");
    }

    @Test
    void notesTravelSealedAndTheKeyAndTheWordsAreInNoLog() {
        String visit = published();
        Map<String, Object> finish = entry(visit, "finish", rounds.at(40));
        finish.put("notes", "右手有淤青");
        try (Listening log = new Listening()) {
            phone.send(List.of(finish, entry(visit, "arrive", rounds.at(5))))
                    .then()
                    .statusCode(200);

            assertThat(log.heard()).noneMatch(line -> line.contains("淤青") || line.contains(phone.key));
        }
        as(town.desk())
                .get("/v1/visits/" + visit + "/matter")
                .then()
                .statusCode(200)
                .body("notes", contains("右手有淤青"));
    }

    /** Each entry twice, in any order, two at a time. */
    private static void inPieces(Phone phone, List<Map<String, Object>> entries, Random random) {
        List<Map<String, Object>> sent = new ArrayList<>(entries);
        sent.addAll(entries);
        Collections.shuffle(sent, random);
        for (int i = 0; i < sent.size(); i += 2) {
            phone.send(sent.subList(i, Math.min(i + 2, sent.size()))).then().statusCode(200);
        }
    }

    private Response settle(String token, Map<String, Object> entry, Map<String, Object> body) {
        return as(token).body(body).post("/v1/device-entries/" + entry.get("id") + "/settlement");
    }

    private String published() {
        String visit = rounds.entered(elder);
        rounds.publish(visit, 20 + 20 * next++, carer).then().statusCode(200);
        return visit;
    }

    private static Map<String, Object> told(String action) {
        Map<String, Object> entry = entry("v", action, Instant.EPOCH);
        entry.keySet().retainAll(List.of("place", "tasks", "reason"));
        return entry;
    }

    /** Alarms that go on. A door that was opened again before anybody heard of it had none to raise. */
    private List<String> shut(String visit) {
        return alarm(visit).stream().filter(state -> !state.equals("ended")).toList();
    }

    private List<String> alarm(String visit) {
        return database.list("SELECT state FROM alarm WHERE visit_id = ?", row -> row.getString("state"), visit);
    }

    /** What a visit is, without what is its own. */
    private List<Object> seen(String visit) {
        JsonPath seen = as(town.desk()).get("/v1/visits/" + visit).jsonPath();
        List<Object> facts = new ArrayList<>();
        for (String fact : List.of(
                "state",
                "reasonCode",
                "parts[0].setOutAt",
                "parts[0].arrivedAt",
                "parts[0].finishedAt",
                "parts[0].distance",
                "parts[0].place",
                "parts[0].tasks",
                "parts[0].doubtful")) {
            facts.add(String.valueOf((Object) seen.get(fact)));
        }
        return facts;
    }
}
