package org.linli.care.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.IdNumbers;
import org.linli.care.testing.Listening;
import org.linli.care.testing.Registered;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class RoundComponentTest {

    private static final LocalDate BORN = LocalDate.of(1940, 2, 29);
    private static final String HEADER = "reference,name,birth_date,sex,address,area,id_number,phone,living,consent\n";

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;

    @BeforeEach
    void open() {
        town = Town.known(database);
    }

    @Test
    void aListRegistersWhoIsNewChangesWhoIsKnownAndLeavesWhatItDoesNotSay() {
        String number = IdNumbers.of(BORN, false);
        Map<String, Object> known = Registered.told(town.grid);
        known.putAll(Map.of("idNumber", number, "birthDate", BORN.toString(), "atTheDoor", "耳背,请大声敲门"));
        String elder = Registered.in(town.worker(), known);
        Map<String, Object> same = Registered.told(town.grid);
        Registered.in(town.worker(), same);

        Response answer = csv(
                town.worker(),
                key(),
                HEADER
                        + "1,%s,,,新址,,%s,,,\n".formatted(known.get("name"), number)
                        + "2,新来的,1950-01-01,male,一号楼,%s,,13812345678,alone,true\n".formatted(town.grid)
                        + "3,%s,%s,,,%s,,13912345678,,\n"
                                .formatted(same.get("name"), same.get("birthDate"), town.grid));

        answer.then()
                .statusCode(201)
                .body("rows", equalTo(3))
                .body("registered", equalTo(1))
                .body("changed", equalTo(1))
                .body("unchanged", equalTo(1));
        as(town.desk())
                .get("/v1/elders/" + elder)
                .then()
                .body("address", equalTo("新址"))
                .body("atTheDoor", equalTo("耳背,请大声敲门"))
                .body("phone", equalTo("139****5678"));
        String id = answer.path("id");
        as(town.desk()).get("/v1/rounds/" + id).then().statusCode(200).body("registered", equalTo(1));
        as(town.otherWorker()).get("/v1/rounds/" + id).then().statusCode(404);
        assertThat(audit.of("round", id)).extracting(e -> e.entry().action()).containsExactly("send");
        assertThat(audit.of("elder", elder)).extracting(e -> e.entry().action()).containsExactly("register", "change");
    }

    @Test
    void insurancesOfAListAreKeptAndTheSameListAgainChangesNothing() {
        String header = "reference,name,birth_date,sex,address,area,living,insurances,consent\n";
        String row = "1,参保的,1944-04-04,male,一号楼,%s,alone,%s,true\n";
        String told = "resident-medical:市医保局:2027-06-30;long-term-care:市医保局";

        csv(town.worker(), key(), header + row.formatted(town.grid, told))
                .then()
                .statusCode(201)
                .body("registered", equalTo(1));
        csv(town.worker(), key(), header + row.formatted(town.grid, told))
                .then()
                .statusCode(201)
                .body("unchanged", equalTo(1));
        String elder = as(town.desk()).get("/v1/elders").path("items[0].id");
        as(town.desk())
                .get("/v1/elders/" + elder)
                .then()
                .body("insurances.kind", contains("long-term-care", "resident-medical"))
                .body("insurances[1].validUntil", equalTo("2027-06-30"));

        for (String bad : List.of("accident", "dental:人寿", "accident:人寿:明年")) {
            csv(town.worker(), key(), header + row.formatted(town.grid, bad))
                    .then()
                    .statusCode(400)
                    .body("faults.column", contains("insurances"));
        }
        csv(town.worker(), key(), header + row.formatted(town.grid, "accident:人寿"))
                .then()
                .statusCode(201)
                .body("changed", equalTo(1));
        as(town.desk()).get("/v1/elders/" + elder).then().body("insurances.insurer", contains("人寿"));
    }

    @Test
    void everyFaultHasLineColumnAndRuleAndWithOneNothingIsChanged() {
        String number = IdNumbers.of(BORN, false);
        String wrong = number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
        List<String> heard;
        Response answer;
        try (Listening log = new Listening()) {
            answer = csv(
                    town.worker(),
                    key(),
                    HEADER
                            + "1,好的,1950-01-01,male,一号楼,,,,alone,true\n"
                            + "2,坏的,1950-13-01,male,一号楼,,,,alone,true\n"
                            + "3,坏的,,male,一号楼,,%s,1381,nowhere,true\n".formatted(wrong)
                            + "4,邻格,1950-01-01,male,一号楼,%s,,,alone,true\n".formatted(town.otherGrid)
                            + "5,未同意,1950-01-01,male,一号楼,,,,alone,\n");
            heard = List.copyOf(log.heard());
        }

        answer.then().statusCode(400).body("type", containsString("list-faulty"));
        List<Map<String, Object>> faults = answer.path("faults");
        assertThat(faults)
                .extracting(f -> f.get("line") + " " + f.get("column") + " " + f.get("rule"))
                .containsExactlyInAnyOrder(
                        "3 birth_date date",
                        "4 id_number check-character",
                        "4 birth_date required",
                        "4 phone phone",
                        "4 living one-of",
                        "5 area in-the-area-of-the-list",
                        "6 consent agreed");
        assertThat(answer.asString()).doesNotContain(wrong);
        assertThat(heard).noneMatch(line -> line.contains(wrong));
        as(town.desk()).get("/v1/elders").then().body("items", hasSize(0));
    }

    @Test
    void aListThatFailsInItsLastRowLeavesNothingOfTheOthers() {
        Map<String, Object> gone = Registered.told(town.grid);
        String elder = Registered.in(town.desk(), gone);
        change(town.desk(), "/v1/elders/" + elder, "leaving", Map.of("reason", "moved"))
                .then()
                .statusCode(200);

        csv(
                        town.worker(),
                        key(),
                        HEADER
                                + "1,好的,1950-01-01,male,一号楼,%s,,,alone,true\n".formatted(town.grid)
                                + "2,好的,1950-01-01,male,二号楼,%s,,,alone,true\n".formatted(town.grid)
                                + "3,%s,%s,,新址,%s,,,,\n".formatted(gone.get("name"), gone.get("birthDate"), town.grid))
                .then()
                .statusCode(400)
                .body("faults.line", contains(3, 4))
                .body("faults.rule", contains("listed-once", "cared-for"));

        as(town.desk()).get("/v1/elders").then().body("items.id", contains(elder));
    }

    @Test
    void theSameKeyIsAnsweredTheSameHowOftenItIsSentAtOnceOrLaterAndStandsForOneList() throws Exception {
        String key = key();
        String list = HEADER + "1,好的,1950-01-01,male,一号楼,,,,alone,true\n";

        List<Response> answers =
                together(List.of(() -> csv(town.worker(), key, list), () -> csv(town.worker(), key, list)));
        Response later = csv(town.worker(), key, list);

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(Response::asString).containsOnly(later.asString());
        as(town.desk()).get("/v1/elders").then().body("items", hasSize(1));
        csv(town.worker(), key, list + "2,另一人,1950-01-01,male,一号楼,,,,alone,true\n")
                .then()
                .statusCode(409)
                .body("type", containsString("idempotency-key-reused"));
        csv(town.worker(), key(), list).then().statusCode(201).body("unchanged", equalTo(1));
    }

    @Test
    void twoListsWithTheSamePeopleAndOneWhoIsRegisteredMeanwhileMakeEachOfThemOnce() throws Exception {
        String one = IdNumbers.of(BORN, false);
        String other = IdNumbers.of(BORN, true);
        String row = "%s,甲,,,一号楼,,%s,,alone,true\n";
        Map<String, Object> single = Registered.told(town.grid);
        single.putAll(Map.of("idNumber", one, "birthDate", BORN.toString(), "name", "甲"));

        List<Response> answers = together(List.of(
                () -> csv(town.worker(), key(), HEADER + row.formatted(1, one) + row.formatted(2, other)),
                () -> csv(town.desk(), key(), HEADER + row.formatted(1, other) + row.formatted(2, one)),
                () -> Registered.register(town.desk2(), single)));

        assertThat(answers.subList(0, 2)).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.get(2).statusCode()).isIn(201, 409);
        as(town.desk()).get("/v1/elders").then().body("items", hasSize(2));
    }

    @Test
    void rowsInJsonAreTheSameAndOnlyOfficersOfTheAreaSendThem() {
        Map<String, Object> good = Registered.told(town.grid);
        Map<String, Object> bad = Registered.told(town.grid);
        bad.put("idNumber", "110101491231002");

        json(town.desk(), Map.of("area", town.community, "rows", List.of(good, bad)))
                .then()
                .statusCode(400)
                .body("faults.line", contains(2))
                .body("faults.column", contains("idNumber"))
                .body("faults.rule", contains("id-number"));
        json(town.worker(), Map.of("area", town.community, "rows", List.of(good)))
                .then()
                .statusCode(403);
        json(town.otherWorker(), Map.of("area", town.grid, "rows", List.of(good)))
                .then()
                .statusCode(403);
        json(town.desk(), Map.of("area", town.community)).then().statusCode(400);
        json(town.desk(), Map.of("area", town.community, "rows", List.of(good)))
                .then()
                .statusCode(201)
                .body("registered", equalTo(1));
        csv(town.worker(), null, HEADER).then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }

    private Response csv(String token, @org.jspecify.annotations.Nullable String key, String list) {
        var request = as(token).contentType("text/csv; charset=UTF-8");
        return (key == null ? request : request.header("Idempotency-Key", key))
                .body(list.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/rounds?area=" + town.grid);
    }

    private static Response json(String token, Map<String, ?> body) {
        return as(token).header("Idempotency-Key", key()).body(body).post("/v1/rounds");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
