package org.linli.care.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.linli.care.offline.Phone.entry;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Rounds;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** What is told late is never lost: doors that stayed shut, visits that were taken for missed, two carers at once. */
@QuarkusTest
class LateDoorComponentTest {

    @Inject
    Database database;

    private Town town;
    private Rounds rounds;
    private UUID elder;
    private UUID carer;
    private Phone phone;

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
    void aDoorThatStayedShutRaisesItsAlarmWithTheClocksOfNowAlsoWhenItConflicts() {
        Instant before = Instant.now();
        String calledOff = published(20);
        change(town.desk(), "/v1/visits/" + calledOff, "calling-off", Map.of("by", "us", "reason", "人手不足"))
                .then()
                .statusCode(200);
        String wrongDay = published(60);

        phone.send(List.of(
                        entry(calledOff, "nobody-opens", rounds.at(5)), entry(wrongDay, "nobody-opens", Instant.EPOCH)))
                .then()
                .statusCode(200)
                .body("entries.outcome", contains("conflicting", "conflicting"));

        for (String visit : List.of(calledOff, wrongDay)) {
            assertThat(raised(visit))
                    .as(visit)
                    .singleElement()
                    .satisfies(at -> assertThat(at).isAfter(before.minusSeconds(1)));
        }
        assertThat(rounds.state(calledOff)).isEqualTo("cancelled-by-us");
    }

    @Test
    void whoeverHasLeftSinceIsStillHeard() {
        String visit = published(20);
        change(town.desk(), "/v1/carers/" + carer, "leaving", Map.of()).then().statusCode(200);

        phone.send(List.of(entry(visit, "nobody-opens", rounds.at(5)))).then().statusCode(200);

        assertThat(raised(visit)).hasSize(1);
        as(town.carer("carer")).post("/v1/devices").then().statusCode(403);
    }

    @Test
    void whoWasMetSinceTheDoorStayedShutRaisesNoneWhateverConflicts() {
        String visit = published(20);
        change(town.desk(), "/v1/visits/" + visit, "calling-off", Map.of("by", "us", "reason", "人手不足"))
                .then()
                .statusCode(200);

        phone.send(List.of(entry(visit, "opened-after-all", rounds.at(8)), entry(visit, "nobody-opens", rounds.at(5))))
                .then()
                .statusCode(200)
                .body("entries.outcome", contains("conflicting", "conflicting"));

        assertThat(raised(visit)).isEmpty();
    }

    @Test
    void aVisitThatWasTakenForMissedIsVerifiedWithItsPlaceTakenBackOnce() throws Exception {
        UUID contract = contract(1);
        String visit = published(20, contract);
        missed(visit);
        assertThat(counts(contract)).isEqualTo("0/0");
        List<Map<String, Object>> entries = List.of(
                entry(visit, "finish", rounds.at(12)),
                entry(visit, "set-out", rounds.at(1)),
                entry(visit, "arrive", rounds.at(2)));

        together(Collections.nCopies(3, () -> phone.send(entries)))
                .forEach(answer -> answer.then().statusCode(200));

        assertThat(rounds.state(visit)).isEqualTo("verified");
        assertThat(counts(contract)).isEqualTo("0/1");
        assertThat(rounds.told(visit))
                .endsWith("visit-missed", "visit-set-out", "visit-arrived", "visit-done", "visit-verified");
    }

    @Test
    void aVisitWhosePlaceIsGoneMeanwhileIsDoneAndTheDeskSaysWhetherItCounts() {
        UUID contract = contract(1);
        String visit = published(20, contract);
        missed(visit);
        published(60, contract);

        phone.send(List.of(entry(visit, "arrive", rounds.at(2)), entry(visit, "finish", rounds.at(12))))
                .then()
                .statusCode(200)
                .body("entries.outcome", contains("applied", "applied"));

        assertThat(rounds.state(visit)).isEqualTo("done");
        assertThat(counts(contract)).isEqualTo("1/0");
    }

    @Test
    void timesOfAWrongClockAreShownAsDoubtfulAndNotCorrected() {
        String visit = published(20);
        Instant at = rounds.at(5);

        phone.send(List.of(entry(visit, "arrive", at)), Instant.now().plusSeconds(1_200))
                .then()
                .statusCode(200)
                .body("doubtful", equalTo(true))
                .body("clockOff", greaterThan(1_100));

        as(town.desk())
                .get("/v1/visits/" + visit)
                .then()
                .body("parts[0].doubtful", equalTo(true))
                .body("parts[0].arrivedAt", equalTo(at.toString()))
                .body("parts[0].heardAt", not(equalTo(at.toString())));
    }

    @Test
    void whatADoubtfulClockTellsIsLookedAtByTheDesk() {
        String visit = published(20);

        phone.send(
                        List.of(entry(visit, "arrive", rounds.at(2)), entry(visit, "finish", rounds.at(12))),
                        Instant.now().minusSeconds(3_600))
                .then()
                .statusCode(200)
                .body("clockOff", lessThan(-3_500));
        String ahead = published(60);
        phone.send(List.of(entry(ahead, "arrive", Instant.now().plusSeconds(1_800))))
                .then()
                .statusCode(200)
                .body("doubtful", equalTo(false));

        assertThat(rounds.state(visit)).isEqualTo("done");
        assertThat(doubtful(visit)).isTrue();
        assertThat(database.list(
                        "SELECT doubtful FROM visit_act WHERE visit_id = ?", row -> row.getBoolean("doubtful"), ahead))
                .containsExactly(true);
    }

    @Test
    void twoCarersWhoseDevicesTellAtOnceInAnyOrderEndAsOnline() throws Exception {
        UUID two = Crew.one(database, town, "carer2");
        Phone other = new Phone(town.carer("carer2"));
        List<List<String>> walk = List.of(
                List.of("carer", "set-out", "setting-out"),
                List.of("carer2", "set-out", "setting-out"),
                List.of("carer2", "arrive", "arrival"),
                List.of("carer2", "nobody-opens", "no-answer"),
                List.of("carer2", "opened-after-all", "opening"),
                List.of("carer", "arrive", "arrival"),
                List.of("carer", "finish", "finishing"),
                List.of("carer2", "finish", "finishing"));
        String online = rounds.entered(elder, "door-knock", 2);
        rounds.publish(online, 20, carer, two).then().statusCode(200);
        for (List<String> step : walk) {
            Map<String, Object> told = entry("v", step.get(1), Instant.EPOCH);
            told.keySet().retainAll(List.of("place", "tasks", "reason"));
            rounds.act(step.get(0), online, step.get(2), told).then().statusCode(200);
        }
        List<Instant> times = database.list(
                "SELECT at FROM visit_act WHERE visit_id = ? ORDER BY at, id",
                row -> Database.instant(row, "at"),
                online);

        Random random = new Random(11);
        for (int run = 0; run < 3; run++) {
            String offline = rounds.entered(elder, "door-knock", 2);
            rounds.publish(offline, 60 + 40 * run, carer, two).then().statusCode(200);
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < walk.size(); i++) {
                List<Map<String, Object>> one =
                        List.of(entry(offline, walk.get(i).get(1), times.get(i)));
                Phone from = walk.get(i).get(0).equals("carer") ? phone : other;
                calls.add(() -> from.send(one));
                calls.add(() -> from.send(one));
            }
            Collections.shuffle(calls, random);
            together(calls).forEach(answer -> answer.then().statusCode(200));

            assertThat(standings(offline))
                    .as("run %d", run)
                    .containsOnly("applied")
                    .hasSize(walk.size());
            assertThat(parts(offline)).as("run %d", run).isEqualTo(parts(online));
            assertThat(rounds.state(offline)).isEqualTo(rounds.state(online));
        }
    }

    @Test
    void nobodySettlesWhatTheyToldThemselves() {
        String visit = published(20);
        Map<String, Object> early = entry(visit, "finish", rounds.at(5));
        phone.send(List.of(early)).then().body("entries.outcome", contains("conflicting"));
        database.update(
                "UPDATE visit_act SET carer_id = ? WHERE visit_id = ?", Crew.one(database, town, "desk"), visit);

        as(town.desk())
                .body(Map.of("keep", true, "reason", "我自己做的"))
                .post("/v1/device-entries/" + early.get("id") + "/settlement")
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-own-work"));
        assertThat(standings(visit)).containsExactly("conflicting");
    }

    @Test
    void anEntryUnderTheIdOfWhatWasToldOnlineOrOfAnotherVisitIsRefused() {
        String visit = published(20);
        rounds.act("carer", visit, "setting-out", Map.of()).then().statusCode(200);
        String other = published(60);
        UUID taken = database.first(
                        "SELECT id FROM visit_act WHERE visit_id = ?", row -> row.getObject("id", UUID.class), visit)
                .orElseThrow();
        Map<String, Object> entry = entry(other, "arrive", rounds.at(2));
        entry.put("id", taken.toString());
        Map<String, Object> good = entry(other, "set-out", rounds.at(1));

        phone.send(List.of(entry, good))
                .then()
                .statusCode(200)
                .body("entries.outcome", contains("refused", "applied"))
                .body("entries[0].rule", equalTo("same-id-other-entry"));
    }

    private String published(int minute) {
        String visit = rounds.entered(elder);
        rounds.publish(visit, minute, carer).then().statusCode(200);
        return visit;
    }

    private String published(int minute, UUID contract) {
        String visit = rounds.entered(elder);
        database.update("UPDATE visit SET package_id = ? WHERE id = ?", contract, visit);
        rounds.publish(visit, minute, carer).then().statusCode(200);
        return visit;
    }

    private void missed(String visit) {
        database.update(
                "UPDATE visit SET ends_at = now() - interval '1 hour', begins_at = now() - interval '2 hours', look_at = now() WHERE id = ?",
                visit);
        Awaitility.await().until(() -> rounds.state(visit).equals("missed"));
    }

    private UUID contract(int places) {
        UUID id = UUID.randomUUID();
        database.update("""
                INSERT INTO care_package (id, version, told, number, unit_code, area_code, first_day, last_day,
                                          no_answer_counts, created_at)
                VALUES (?, 1, 0, ?, ?, ?, '2026-01-01', '2099-12-31', false, now())""", id, id.toString(), town.unit, town.community);
        database.update(
                "INSERT INTO package_line (package_id, kind, contracted) VALUES (?, 'door-knock', ?)", id, places);
        database.update(
                "INSERT INTO package_share (package_id, elder_id, visits, enrolled) VALUES (?, ?, NULL, true)",
                id,
                elder);
        return id;
    }

    /** Reserved and consumed. */
    private String counts(UUID contract) {
        return database.first(
                        "SELECT reserved, consumed FROM package_line WHERE package_id = ?",
                        row -> row.getInt("reserved") + "/" + row.getInt("consumed"),
                        contract)
                .orElseThrow();
    }

    private List<Instant> raised(String visit) {
        return database.list(
                "SELECT raised_at FROM alarm WHERE visit_id = ?", row -> Database.instant(row, "raised_at"), visit);
    }

    private boolean doubtful(String visit) {
        return as(town.desk()).get("/v1/visits/" + visit).path("parts[0].doubtful");
    }

    private List<String> standings(String visit) {
        return database.list(
                "SELECT standing FROM visit_act WHERE visit_id = ?", row -> row.getString("standing"), visit);
    }

    private List<String> parts(String visit) {
        return database.list(
                "SELECT * FROM visit_part WHERE visit_id = ? ORDER BY part",
                row -> List.of(
                                row.getString("set_out_at"),
                                row.getString("arrived_at"),
                                row.getString("finished_at"),
                                row.getString("distance_m"),
                                String.join(
                                        ",", (String[]) row.getArray("tasks").getArray()))
                        .toString(),
                visit);
    }
}
