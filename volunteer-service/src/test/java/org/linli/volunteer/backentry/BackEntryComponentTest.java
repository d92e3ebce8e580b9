package org.linli.volunteer.backentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class BackEntryComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    CityTime.Settings city;

    private Town town;
    private Neighbour neighbour;
    private LocalDate today;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
        database.update("UPDATE person SET work_unit = ?, name = '王建国' WHERE id = ?", town.unit, neighbour.id());
        today = LocalDate.now(city.zone());
    }

    @Test
    void oneOfficerEntersItAnotherBooksItAndItEarnsByTheRulesOfItsDay() {
        String entry = entered(body(today.minusDays(3), 90));

        assertThat(balances()).isEmpty();
        decide(town.desk(), entry, "approval", null)
                .then()
                .statusCode(409)
                .body("guard", equalTo("second-pair-of-eyes"));
        decide(town.desk2(), entry, "approval", null)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("booked"));

        assertThat(balances()).containsExactlyInAnyOrder("minutes 90", "community-points 15", "unit-points 15");
        decide(town.desk2(), entry, "approval", null).then().statusCode(409).body("state", equalTo("booked"));
        assertThat(balances()).hasSize(3).contains("minutes 90");
        assertThat(audit.of("back-entry", entry).stream()
                        .map(each -> each.entry().action()))
                .containsExactly("propose", "approve");
    }

    @Test
    void twoApprovalsAtOnceBookOnce() throws Exception {
        for (int round = 1; round <= 5; round++) {
            String entry = entered(body(today.minusDays(round), 60));

            List<Response> answers = Folk.together(
                    List.of(() -> approve(entry), () -> approve(entry), () -> approve(entry), () -> approve(entry)));

            assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
            assertThat(answers).extracting(Response::statusCode).containsOnly(200, 412);
            assertThat(balances()).contains("minutes " + 60 * round);
        }
    }

    @Test
    void aRefusalNeedsAReasonAndBooksNothing() {
        String entry = entered(body(today, 60));
        decide(town.desk2(), entry, "refusal", " ").then().statusCode(409).body("guard", equalTo("reason"));

        decide(town.desk2(), entry, "refusal", "签到表不符").then().statusCode(200).body("state", equalTo("refused"));

        assertThat(balances()).isEmpty();
        decide(town.desk2(), entry, "approval", null).then().statusCode(409);
    }

    @Test
    void nobodyApprovesTheirOwnAndNoDeskOfElsewhereDecides() {
        UUID officer = UUID.randomUUID();
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, 'test', 'active', '受理员', ?, now())""", officer, town.subjectOf("desk2"), town.grid);
        Map<String, Object> body = body(today, 60);
        body.put("person", officer.toString());
        String entry = entered(body);
        database.update(
                "INSERT INTO family_tie (one, other, asked_by, asked_at, agreed_at) VALUES (least(?::uuid, ?::uuid), greatest(?::uuid, ?::uuid), ?, now(), now())",
                officer,
                neighbour.id(),
                officer,
                neighbour.id(),
                officer);
        decide(town.desk2(), entered(body(today, 60)), "approval", null)
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-the-person"));
        Town elsewhere = Town.known(database);

        decide(town.desk2(), entry, "approval", null).then().statusCode(409).body("guard", equalTo("not-the-person"));
        as(elsewhere.desk())
                .header("If-Match", "\"1\"")
                .post("/v1/back-entries/" + entry + "/approval")
                .then()
                .statusCode(403);
        as(neighbour.token())
                .header("If-Match", "\"1\"")
                .post("/v1/back-entries/" + entry + "/approval")
                .then()
                .statusCode(403);
        propose(elsewhere.desk(), UUID.randomUUID().toString(), body(today, 60))
                .then()
                .statusCode(403);
    }

    @Test
    void aDayHoldsEightHoursTogetherWithWhatIsRecorded() throws Exception {
        entered(body(today.minusDays(1), 300));
        refused(body(today.minusDays(1), 181), "minutes", "day-limit");
        entered(body(today.minusDays(1), 180));
        refused(body(today.minusDays(1), 1), "minutes", "day-limit");

        List<Response> answers = Folk.together(List.of(
                () -> propose(town.desk(), UUID.randomUUID().toString(), body(today.minusDays(2), 300)),
                () -> propose(town.desk2(), UUID.randomUUID().toString(), body(today.minusDays(2), 300))));
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 400);

        String entry = entered(body(today, 400));
        served(100);
        refused(body(today, 1), "minutes", "day-limit");
        decide(town.desk2(), entry, "approval", null).then().statusCode(409).body("guard", equalTo("fits-in-day"));
        assertThat(balances()).isEmpty();
    }

    @Test
    void whoIsAtAServiceHasItsMinutesTakenAlready() {
        String need = Asking.opened(town, Asking.need(town));
        String claim = Asking.claimed(neighbour.token(), need);
        for (String action : List.of("confirmation", "check-in")) {
            Asking.change(neighbour.token(), "/v1/claims/" + claim, action, Map.of())
                    .then()
                    .statusCode(200);
        }

        refused(body(today, 361), "minutes", "day-limit");
        entered(body(today, 360));
    }

    @Test
    void whatBreaksARuleIsNamed() {
        refused(body(today.minusDays(91), 60), "day", "ninety-days");
        refused(body(today.plusDays(1), 60), "day", "not-to-come");
        refused(body(today, 0), "minutes", "range");
        refused(body(today, 481), "minutes", "range");
        for (String field : List.of("person", "kind", "day", "minutes", "reason")) {
            Map<String, Object> body = body(today, 60);
            body.remove(field);
            refused(body, field, "required");
        }
        entered(body(today.minusDays(90), 60));
    }

    @Test
    void theSameKeyIsTheSameEntry() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = body(today, 60);
        List<Response> answers =
                Folk.together(List.of(() -> propose(town.desk(), key, body), () -> propose(town.desk(), key, body)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 200);
        assertThat(answers.get(0).<String>path("id")).isEqualTo(answers.get(1).path("id"));
        propose(town.desk(), key, body(today, 61))
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"));
        as(town.desk()).body(body).post("/v1/back-entries").then().statusCode(400);
    }

    @Test
    void everybodyAroundSeesItAndWhoseHandsItWere() {
        String entry = entered(body(today, 60));
        decide(town.desk2(), entry, "approval", null).then().statusCode(200);
        Neighbour sameCommunity = Neighbours.in(database, town, town.otherGrid);
        Town elsewhere = Town.known(database);
        Neighbour colleague = Neighbours.in(database, elsewhere, elsewhere.grid);
        database.update("UPDATE person SET work_unit = ? WHERE id = ?", town.unit, colleague.id());
        Neighbour stranger = Neighbours.in(database, elsewhere, elsewhere.grid);

        Response seen = as(sameCommunity.token()).get("/v1/back-entries");
        seen.then()
                .statusCode(200)
                .body("items[0].id", equalTo(entry))
                .body("items[0].name", equalTo("王**"))
                .body("items[0].personId", nullValue())
                .body("items[0].reason", nullValue())
                .body("items[0].community", equalTo(town.community))
                .body("items[0].unit", nullValue())
                .body("items[0].entered.role", equalTo("desk"))
                .body("items[0].entered.area", equalTo(town.subdistrict));
        assertThat(seen.<String>path("items[0].entered.mark"))
                .matches("[0-9a-f]{8}")
                .isNotEqualTo(seen.path("items[0].decided.mark"));
        assertThat(seen.asString())
                .doesNotContain("建国", town.subjectOf("desk"), neighbour.id().toString());
        as(colleague.token())
                .get("/v1/back-entries?unit=" + town.unit)
                .then()
                .body("items[0].id", equalTo(entry))
                .body("items[0].unit", equalTo(town.unit))
                .body("items[0].community", nullValue());
        as(sameCommunity.token())
                .get("/v1/back-entries?unit=" + town.unit)
                .then()
                .body("items.id", not(hasItem(entry)));
        as(stranger.token()).get("/v1/back-entries").then().statusCode(200).body("items.id", not(hasItem(entry)));
        as(stranger.token()).get("/v1/back-entries/" + entry).then().statusCode(404);
        as(elsewhere.desk()).get("/v1/back-entries/" + entry).then().statusCode(404);
        as(town.auditor())
                .get("/v1/back-entries?area=" + town.grid)
                .then()
                .statusCode(200)
                .body("items[0].personId", equalTo(neighbour.id().toString()))
                .body("items[0].reason", equalTo("当天系统未开通"));
        as(town.volunteer("nobody")).get("/v1/back-entries").then().statusCode(403);
        as(town.organiser()).get("/v1/back-entries").then().statusCode(403);
    }

    @Test
    void theListComesPageByPageTheLatestFirst() {
        String first = entered(body(today, 10));
        String second = entered(body(today, 11));
        String third = entered(body(today, 12));

        Response page = as(town.desk()).get("/v1/back-entries?limit=2");
        page.then().statusCode(200).body("items.id", equalTo(List.of(third, second)));
        as(town.desk())
                .queryParam("cursor", page.<String>path("next"))
                .get("/v1/back-entries")
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("next", nullValue());
    }

    private void served(int minutes) {
        String need = Asking.opened(town, Asking.need(town));
        String claim = Asking.claimed(neighbour.token(), need);
        for (String action : List.of("confirmation", "check-in", "check-out")) {
            Asking.change(neighbour.token(), "/v1/claims/" + claim, action, Map.of())
                    .then()
                    .statusCode(200);
        }
        database.update("UPDATE claim SET minutes = ? WHERE id = ?", minutes, UUID.fromString(claim));
    }

    private Map<String, Object> body(LocalDate day, int minutes) {
        Map<String, Object> body = new HashMap<>();
        body.put("person", neighbour.id().toString());
        body.put("kind", "haircut");
        body.put("day", day.toString());
        body.put("minutes", minutes);
        body.put("reason", "当天系统未开通");
        return body;
    }

    private static Response propose(String token, String key, Map<String, Object> body) {
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/back-entries");
    }

    private String entered(Map<String, Object> body) {
        return propose(town.desk(), UUID.randomUUID().toString(), body)
                .then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .path("id");
    }

    private void refused(Map<String, Object> body, String field, String rule) {
        propose(town.desk(), UUID.randomUUID().toString(), body)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].rule", equalTo(rule));
    }

    private Response approve(String entry) {
        return as(town.desk2()).header("If-Match", "\"1\"").post("/v1/back-entries/" + entry + "/approval");
    }

    private static Response decide(String token, String entry, String how, @Nullable String reason) {
        return Asking.change(
                token, "/v1/back-entries/" + entry, how, reason == null ? Map.of() : Map.of("reason", reason));
    }

    private List<String> balances() {
        return database.list(
                "SELECT currency, balance FROM ledger_account WHERE owner_kind = 'person' AND owner = ? AND balance <> 0",
                row -> row.getString("currency") + " " + row.getLong("balance"),
                neighbour.id().toString());
    }
}
