package org.linli.volunteer.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class NeedComponentTest {

    @Inject
    Database database;

    private Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    @Test
    void aResidentsNeedIsReviewedAndOpenedByTheDesk() {
        String resident = town.volunteer("resident");
        String id = propose(resident, need(town))
                .then()
                .statusCode(201)
                .body("state", equalTo("draft"))
                .body("places", equalTo(1))
                .body("minutes", equalTo(120))
                .extract()
                .path("id");

        change(town.desk(), "/v1/needs/" + id, "review", Map.of("note", "属实"))
                .then()
                .statusCode(200)
                .body("state", equalTo("reviewed"));
        change(town.desk(), "/v1/needs/" + id, "opening", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("open"))
                .body("free", equalTo(1));

        assertThat(told(id)).containsExactly("need-proposed", "need-reviewed", "need-opened");
    }

    @Test
    void theSameProposalUnderTheSameKeyIsOneNeed() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = need(town);
        List<Response> answers;
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Response>> asked = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(() -> as(town.desk())
                            .header("Idempotency-Key", key)
                            .body(body)
                            .post("/v1/needs")))
                    .toList();
            answers = new java.util.ArrayList<>();
            for (Future<Response> each : asked) {
                answers.add(each.get());
            }
        }

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
        assertThat(answers).extracting(answer -> answer.<String>path("id")).hasSize(8);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        body.put("places", 3);
        as(town.desk())
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/needs")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({
        "title,,required",
        "kind,HAIR CUT,code",
        "area,nowhere,known-area",
        "beginsAt,tomorrow,rfc3339",
        "endsAt,2020-01-01T00:00:00Z,window",
        "beginsAt,+999999999-01-01T00:00:00Z,five-years",
        "endsAt,2200-01-01T00:00:00Z,five-years",
        "reach,galaxy,one-of",
        "urgency,very,one-of",
        "sensitivity,secret,one-of",
        "origin,micro-wish,one-of"
    })
    void badInputNamesTheFieldAndTheRule(String field, String value, String rule) {
        Map<String, Object> body = need(town);
        body.put(field, value);

        propose(town.desk(), body)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].rule", equalTo(rule));
    }

    @ParameterizedTest
    @CsvSource({"places,0", "places,501", "minutes,14", "minutes,121", "fairWindowSeconds,-1", "fairWindowSeconds,86401"
    })
    void figuresOutsideTheirRangeAreRefused(String field, int value) {
        Map<String, Object> body = need(town);
        body.put(field, value);

        propose(town.desk(), body)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].rule", equalTo("range"));
    }

    @Test
    void aNeedWhoseWindowHasBegunIsNotProposed() {
        Map<String, Object> body = need(town);
        body.put("beginsAt", "2026-01-05T01:00:00Z");
        body.put("endsAt", "2026-01-05T02:00:00Z");

        propose(town.desk(), body).then().statusCode(409).body("guard", equalTo("still-ahead"));
    }

    @Test
    void aNeedOfAPostNamesItAndAPostMayAskForSeveral() {
        Map<String, Object> body = need(town);
        body.put("origin", "yellow-ribbon");
        propose(town.desk(), body)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("originId"))
                .body("errors[0].rule", equalTo("required"));
        body.put("originId", "13800000000 王");
        propose(town.desk(), body).then().statusCode(400).body("errors[0].rule", equalTo("code"));
        body.put("originId", "ribbon-7");
        String id = propose(town.desk(), body)
                .then()
                .statusCode(201)
                .body("originId", equalTo("ribbon-7"))
                .body("hasContact", equalTo(false))
                .extract()
                .path("id");
        propose(town.desk(), body).then().statusCode(201);
        Map<String, Object> own = need(town);
        own.put("originId", "ribbon-7");
        propose(town.desk(), own).then().statusCode(400).body("errors[0].rule", equalTo("of-an-origin"));

        assertThat(database.list(
                        "SELECT payload FROM outbox WHERE key = ?",
                        row -> new String(row.getBytes("payload"), java.nio.charset.StandardCharsets.UTF_8),
                        id))
                .hasSize(1)
                .allSatisfy(told -> assertThat(told).contains("\"originId\":\"ribbon-7\""));
    }

    @Test
    void onlyTheDeskOfItsAreaActsOnIt() {
        Town elsewhere = Town.known(database);
        String id = propose(town.desk(), need(town))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        change(elsewhere.desk(), "/v1/needs/" + id, "review", Map.of()).then().statusCode(404);
        as(town.auditor())
                .header("If-Match", "\"1\"")
                .post("/v1/needs/" + id + "/review")
                .then()
                .statusCode(403);
        as(elsewhere.desk()).get("/v1/needs/" + id).then().statusCode(404);
        as(town.volunteer("stranger")).get("/v1/needs/" + id).then().statusCode(404);
        as(town.desk()).get("/v1/needs").then().statusCode(200).body("items.id", contains(id));
        as(elsewhere.desk()).get("/v1/needs").then().statusCode(200).body("items", empty());
        as(town.volunteer("stranger")).get("/v1/needs").then().statusCode(403);
        propose(elsewhere.organiser(), bodyFor(town.unit)).then().statusCode(403);
    }

    @Test
    void aChangeNeedsTheVersionItSaw() {
        String id = propose(town.desk(), need(town))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(town.desk()).post("/v1/needs/" + id + "/review").then().statusCode(428);
        as(town.desk())
                .header("If-Match", "\"7\"")
                .post("/v1/needs/" + id + "/review")
                .then()
                .statusCode(412)
                .body("state", equalTo("draft"))
                .body("possible.action", hasItem("review"));
        as(town.desk())
                .header("If-Match", "\"1\"")
                .post("/v1/needs/" + id + "/opening")
                .then()
                .statusCode(409)
                .body("state", equalTo("draft"));
    }

    @Test
    void registeredVolunteersSeeWhatCanBeClaimed() {
        Neighbour neighbour = Neighbours.in(database, town, town.grid);
        String draft = propose(town.desk(), need(town))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String open = opened(town, need(town));

        as(neighbour.token())
                .queryParam("area", town.grid)
                .get("/v1/needs")
                .then()
                .statusCode(200)
                .body("items.id", contains(open));
        as(neighbour.token()).get("/v1/needs/" + draft).then().statusCode(404);
        as(neighbour.token()).get("/v1/needs/" + open).then().statusCode(200);
    }

    @Test
    void anOrganisationProposesForItsUnitAndFindsItAgain() {
        String id = propose(town.organiser(), bodyFor(town.unit))
                .then()
                .statusCode(201)
                .body("unit", equalTo(town.unit))
                .extract()
                .path("id");

        as(town.organiser())
                .queryParam("mine", true)
                .get("/v1/needs")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        as(town.volunteer("other"))
                .queryParam("mine", true)
                .get("/v1/needs")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void theAddressIsForWhoComesAndForTheDeskAndEachReadingIsOnRecord() {
        String address = "枫林路 " + UUID.randomUUID();
        Map<String, Object> body = need(town);
        body.put("contact", Map.of("name", "周奶奶", "phone", "13900001111", "address", address));
        String id = opened(town, body);
        Neighbour comes = Neighbours.in(database, town, town.grid);
        Neighbour watches = Neighbours.in(database, town, town.grid);

        as(comes.token()).get("/v1/needs/" + id + "/contact").then().statusCode(404);
        String claim = claimed(comes.token(), id);
        as(comes.token()).get("/v1/needs/" + id + "/contact").then().statusCode(404);
        change(comes.token(), "/v1/claims/" + claim, "confirmation", Map.of())
                .then()
                .statusCode(200);
        as(comes.token())
                .get("/v1/needs/" + id + "/contact")
                .then()
                .statusCode(200)
                .body("address", equalTo(address));
        as(town.desk()).get("/v1/needs/" + id + "/contact").then().statusCode(200);
        as(watches.token()).get("/v1/needs/" + id + "/contact").then().statusCode(404);
        as(Town.known(database).desk())
                .get("/v1/needs/" + id + "/contact")
                .then()
                .statusCode(404);

        assertThat(database.list(
                        "SELECT actor FROM audit_entry WHERE entity_id = ? AND action = 'read-contact' ORDER BY id",
                        row -> row.getString("actor"),
                        id))
                .containsExactly(comes.subject(), town.subjectOf("desk"));
        assertThat(as(town.desk()).get("/v1/needs/" + id).asString()).doesNotContain(address);
        assertThat(as(town.desk()).get("/v1/needs").asString()).doesNotContain(address);
        assertThat(database.list(
                        "SELECT payload, headers FROM outbox WHERE key = ?",
                        row -> new String(row.getBytes("payload"), java.nio.charset.StandardCharsets.UTF_8)
                                + row.getString("headers"),
                        id))
                .isNotEmpty()
                .noneMatch(text -> text.contains(address) || text.contains("周奶奶") || text.contains("13900001111"));
        assertThat(database.list(
                        "SELECT details || coalesce(reason, '') AS words FROM audit_entry WHERE entity_id = ?",
                        row -> row.getString("words"),
                        id))
                .noneMatch(text -> text.contains(address) || text.contains("13900001111"));
    }

    @Test
    void aWithdrawnNeedLetsItsClaimantsGo() {
        String id = opened(town, need(town));
        Neighbour neighbour = Neighbours.in(database, town, town.grid);
        String claim = claimed(neighbour.token(), id);

        change(town.desk(), "/v1/needs/" + id, "withdrawal", Map.of()).then().statusCode(400);
        change(town.desk(), "/v1/needs/" + id, "withdrawal", Map.of("reason", "家属已处理"))
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));

        as(neighbour.token()).get("/v1/claims/" + claim).then().statusCode(200).body("state", equalTo("released"));
        assertThat(told(id)).endsWith("claim-released", "need-withdrawn");
    }

    private Map<String, Object> bodyFor(String unit) {
        Map<String, Object> body = need(town);
        body.put("unit", unit);
        return body;
    }

    private List<String> told(String need) {
        return database.list(
                "SELECT type FROM outbox WHERE key = ? ORDER BY version",
                row -> row.getString("type").replaceAll("linli\\.volunteer\\.(.*)\\.v1", "$1"),
                need);
    }
}
