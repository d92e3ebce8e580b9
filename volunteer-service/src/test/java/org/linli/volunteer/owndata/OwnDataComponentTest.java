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

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Listening;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class OwnDataComponentTest {

    @Inject
    Database database;

    @Inject
    Ledger ledger;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "周密" + mark;
    private final String household = "枫林路3号" + mark;
    private String number = "ZS" + mark + "9876";

    private Town town;
    private Folk folk;
    private String token;
    private String phone;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
        folk = new Folk(town);
        token = town.volunteer("own");
        phone = Folk.mobile();
    }

    @Test
    void somebodyReadsAllThatIsKeptOfThemAndEachReadingIsOnRecord() {
        String id = registered();
        String need = propose(token, ownNeed()).then().statusCode(201).extract().path("id");
        String claim = claimed(token, opened(town, need(town)));
        earn(id, 60);

        as(token)
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("person.name", equalTo(name))
                .body("person.phone", equalTo(phone))
                .body("person.household", equalTo(household))
                .body("person.skills", contains("haircut"))
                .body("person.memberships.code", contains(town.grid))
                .body("person.consents.kind", contains("matching"))
                .body("person.certificates.numberEnd", contains("9876"))
                .body("person.availability.rules", hasSize(1))
                .body("blockedHouseholds", contains("某户"))
                .body("needs.id", contains(need))
                .body("needs[0].contactAddress", equalTo("枫林路 " + mark))
                .body("claims.id", contains(claim))
                .body("accounts.find { it.currency == 'minutes' }.entries.amount", contains(60));
        as(town.desk()).get("/v1/people/" + id + "/export").then().statusCode(200);

        assertThat(as(token).get("/v1/people/" + id + "/export").asString()).doesNotContain(number);
        as(town.auditor()).get("/v1/people/" + id + "/export").then().statusCode(403);
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(404);
        as(Town.known(database).desk())
                .get("/v1/people/" + id + "/export")
                .then()
                .statusCode(404);
        assertThat(audited(id, "export-data"))
                .containsExactly(town.subjectOf("own"), town.subjectOf("desk"), town.subjectOf("own"));
    }

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
        long facts = facts(id);

        try (Listening listening = new Listening()) {
            erase(token, id).then().statusCode(204);

            for (String secret : List.of(name, phone, household, number, "枫林路 " + mark)) {
                assertThat(tablesHolding(secret)).as(secret).isEmpty();
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
        assertThat(tablesHolding("王奶奶" + mark)).isEmpty();
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

    /** Registers the person with everything somebody can tell of themselves. */
    private String registered() {
        String id = as(token)
                .body(told())
                .post("/v1/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String person = "/v1/people/" + id;
        as(token)
                .header("If-Match", "\"1\"")
                .body(Map.of("skills", List.of("haircut")))
                .put(person + "/skills")
                .then()
                .statusCode(200);
        as(token)
                .header("If-Match", "\"2\"")
                .body(Map.of(
                        "rules",
                        List.of(Map.of("rrule", "FREQ=DAILY", "start", "00:00", "minutes", 1440)),
                        "exceptions",
                        List.of("2030-01-01")))
                .put(person + "/availability")
                .then()
                .statusCode(200);
        as(token)
                .body(Map.of("kind", "matching", "given", true))
                .post(person + "/consents")
                .then()
                .statusCode(200);
        as(token)
                .body(Map.of("kind", "first-aid", "issuer", "红十字会", "number", number, "validFrom", "2020-01-01"))
                .post(person + "/certificates")
                .then()
                .statusCode(201);
        as(token).put(person + "/blocked-households/某户").then().statusCode(204);
        return id;
    }

    private Map<String, Object> told() {
        Map<String, Object> told = folk.told(name, phone);
        told.put("household", household);
        told.put("birthYear", 1958);
        told.put("languages", List.of("hefei"));
        told.put("weeklyCapMinutes", 10_000);
        return told;
    }

    private Map<String, Object> ownNeed() {
        Map<String, Object> body = new HashMap<>(need(town));
        body.put("household", household);
        body.put("contact", Map.of("name", name, "phone", phone, "address", "枫林路 " + mark));
        return body;
    }

    private static Response erase(String token, String id) {
        return change(token, "/v1/people/" + id, "erasure", Map.of("reason", "本人要求"));
    }

    private void earn(String person, long minutes) {
        move(
                AccountRef.issuing("i-" + mark, Currency.MINUTES),
                AccountRef.person(UUID.fromString(person), Currency.MINUTES),
                minutes);
    }

    private void move(AccountRef from, AccountRef to, long minutes) {
        TransferKind kind = to.kind().code().equals("donation") ? TransferKind.DONATE : TransferKind.EARN;
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.transfer(
                        TransferOrder.of(UUID.randomUUID().toString(), kind, from, to, minutes, "tester", "test")));
    }

    private long facts(String person) {
        return database.first(
                        "SELECT counter FROM person_facts WHERE person = ?",
                        row -> row.getLong("counter"),
                        UUID.fromString(person))
                .orElseThrow();
    }

    private List<String> audited(String person, String action) {
        return database.list(
                "SELECT actor FROM audit_entry WHERE entity = 'person' AND entity_id = ? AND action = ? ORDER BY id",
                row -> row.getString("actor"),
                person,
                action);
    }

    /** Every table of the service with the text in some row, as it is or as bytes. */
    private List<String> tablesHolding(String text) {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return database
                .list(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
                        row -> row.getString("tablename"))
                .stream()
                .filter(table -> database.first(
                                "SELECT 1 FROM \"" + table + "\" t WHERE position(? IN t::text) > 0"
                                        + " OR position(? IN t::text) > 0",
                                row -> 1,
                                text,
                                bytes)
                        .isPresent())
                .toList();
    }
}
