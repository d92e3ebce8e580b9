package org.linli.volunteer.owndata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Listening;
import org.linli.volunteer.testing.Tables;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ErasureComponentTest extends OwnDataScene {

    @Test
    void whatStandsOrIsHeldKeepsSomebodyFromBeingForgottenAndIsNamed() {
        String id = registered();
        String claim = claimed(token, opened(town, need(town)));
        earn(id, 60);

        erase(token, id)
                .then()
                .statusCode(409)
                .body("claims", contains(claim))
                .body("accounts.currency", contains("minutes"))
                .body("accounts.balance", contains(60));
        change(token, "/v1/claims/" + claim, "release", Map.of("reason", "搬家"))
                .then()
                .statusCode(200);
        erase(token, id).then().statusCode(409).body("claims", hasSize(0)).body("accounts", hasSize(1));
        move(
                AccountRef.person(UUID.fromString(id), Currency.MINUTES),
                AccountRef.donation("d-" + mark, Currency.MINUTES),
                60);

        erase(token, id).then().statusCode(204);
    }

    @Test
    void whoIsForgottenIsInNoTableAndMayRegisterAnewAsSomebodyElse() {
        String id = registered();
        String need = propose(token, ownNeed()).then().statusCode(201).extract().path("id");
        String running =
                propose(token, need(town)).then().statusCode(201).extract().path("id");
        database.update("INSERT INTO need_contact (need_id, address) VALUES (?, '还要去')", UUID.fromString(running));
        change(token, "/v1/needs/" + need, "withdrawal", Map.of("reason", "已解决"))
                .then()
                .statusCode(200);
        String forThem = proposedForThem(id);
        change(town.desk(), "/v1/needs/" + forThem, "withdrawal", Map.of("reason", "已解决"))
                .then()
                .statusCode(200);
        long facts = facts(id);

        try (Listening listening = new Listening()) {
            erase(token, id).then().statusCode(204);

            String[] secrets = {name, phone, household, number, "枫林路 " + mark};
            assertThat(Tables.holding(database, secrets)).isEmpty();
            for (String secret : secrets) {
                assertThat(listening.heard()).noneMatch(line -> line.contains(secret));
            }
        }
        assertThat(facts(id)).isGreaterThan(facts);
        assertThat(database.list(
                        "SELECT state FROM person WHERE id = ?", row -> row.getString("state"), UUID.fromString(id)))
                .containsExactly("erased");
        for (String table : List.of("person_skill", "availability", "membership", "blocked_pair")) {
            assertThat(database.list("SELECT 1 FROM " + table + " WHERE person = ?", row -> 1, UUID.fromString(id)))
                    .as(table)
                    .isEmpty();
        }
        assertThat(database.list(
                        "SELECT kind FROM consent_now WHERE person = ? AND given", row -> 1, UUID.fromString(id)))
                .isEmpty();
        assertThat(database.list("SELECT 1 FROM need_contact WHERE need_id = ?", row -> 1, UUID.fromString(running)))
                .hasSize(1);
        assertThat(audited(id, "erase-data")).containsExactly(town.subjectOf("own"));

        as(token).get("/v1/people/me").then().statusCode(404);
        as(town.desk()).get("/v1/people/" + id).then().statusCode(404);
        as(town.desk()).get("/v1/people").then().statusCode(200).body("items", hasSize(0));
        erase(token, id).then().statusCode(404);
        as(town.desk()).get("/v1/people/" + id + "/export").then().statusCode(404);
        as(town.desk())
                .header("If-Match", "\"9\"")
                .body(told())
                .put("/v1/people/" + id)
                .then()
                .statusCode(404);

        String anew = registered();
        assertThat(anew).isNotEqualTo(id);
        as(token).get("/v1/people/" + anew + "/export").then().body("claims", hasSize(0));
    }

    @Test
    void theDeskForgetsOnlyWhoHasNoPhoneToAskWithAndSaysWhy() {
        String registered = registered();
        String id = folk.registeredByDesk("王奶奶" + mark);
        as(town.desk())
                .body(Map.of("subject", town.subjectOf("grandson")))
                .post("/v1/people/" + id + "/representatives")
                .then()
                .statusCode(200);

        erase(town.desk(), registered).then().statusCode(403);
        erase(town.volunteer("grandson"), id).then().statusCode(403);
        as(town.volunteer("grandson"))
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(403);
        erase(town.volunteer("stranger"), id).then().statusCode(403);
        erase(Town.known(database).desk(), id).then().statusCode(403);
        as(town.desk())
                .body(Map.of("reason", "去世"))
                .post("/v1/people/" + id + "/erasure")
                .then()
                .statusCode(428);
        as(town.desk())
                .header("If-Match", folk.etag(id))
                .body(Map.of())
                .post("/v1/people/" + id + "/erasure")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        erase(town.desk(), id).then().statusCode(204);

        as(town.volunteer("grandson")).get("/v1/people/" + id).then().statusCode(404);
        as(town.desk())
                .put("/v1/people/" + id + "/blocked-households/某户")
                .then()
                .statusCode(404);
        assertThat(Tables.holding(database, "王奶奶" + mark)).isEmpty();
        as(town.desk()).get("/v1/people/" + registered).then().statusCode(200).body("household", equalTo(household));
    }

    @Test
    void askedTwiceAtOnceSomebodyIsForgottenOnce() throws Exception {
        String id = registered();
        String version = as(token).get("/v1/people/" + id).header("ETag");

        List<Response> answers = Folk.together(Collections.nCopies(
                4, () -> as(token).header("If-Match", version).body("{}").post("/v1/people/" + id + "/erasure")));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(204)
                .isSubsetOf(204, 403, 404);
        assertThat(audited(id, "erase-data")).hasSize(1);
    }

    @Test
    void whoClaimsWhileTheyAreForgottenEitherStaysOrHasNoClaim() throws Exception {
        for (int round = 0; round < 6; round++) {
            token = town.volunteer("racer" + round);
            number = "ZS" + mark + "000" + round;
            String id = registered();
            String need = opened(town, need(town));
            String version = as(token).get("/v1/people/" + id).header("ETag");

            List<Response> answers = Folk.together(List.of(
                    () -> as(token).post("/v1/needs/" + need + "/claims"),
                    () -> as(token).header("If-Match", version).body("{}").post("/v1/people/" + id + "/erasure")));

            boolean claimed = answers.get(0).statusCode() == 201;
            boolean forgotten = answers.get(1).statusCode() == 204;
            assertThat(claimed).as("claimed " + answers.get(0).asString()).isNotEqualTo(forgotten);
            assertThat(database.list("SELECT 1 FROM claim WHERE person_id = ?", row -> 1, UUID.fromString(id)))
                    .hasSize(claimed ? 1 : 0);
        }
    }

    @Test
    void theSameCertificateMayBeEnteredAnewByWhoeverHeldIt() {
        String id = registered();
        String certificate = as(token).get("/v1/people/" + id + "/certificates").path("[0].id");
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(Map.of("outcome", "verified"))
                .post("/v1/certificates/" + certificate + "/verification")
                .then()
                .statusCode(200);

        erase(token, id).then().statusCode(204);

        as(town.desk())
                .get("/v1/certificates?state=verified")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + certificate + "' }.numberEnd", equalTo("****"))
                .body("next", nullValue());
        registered();
    }

    private long facts(String person) {
        return database.first(
                        "SELECT counter FROM person_facts WHERE person = ?",
                        row -> row.getLong("counter"),
                        UUID.fromString(person))
                .orElseThrow();
    }
}
