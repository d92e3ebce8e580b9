package org.linli.volunteer.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Purse;
import org.linli.volunteer.testing.Town;

/** The reserve takes two administrators to fill, and the desk gives donations first. */
@QuarkusTest
class ReserveComponentTest {

    private static final AccountRef DONATIONS = AccountRef.donation("time-bank", Currency.MINUTES);
    private static final AccountRef RESERVE = AccountRef.reserve("time-bank", Currency.MINUTES);

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Purse purse;
    private Town town;
    private Neighbour person;

    @BeforeEach
    void somebodyWhoNeedsHelp() {
        purse = new Purse(ledger, database);
        town = Town.known(database);
        person = Neighbours.in(database, town, town.grid);
    }

    @Test
    void theReserveIsFilledWhenASecondAdministratorApproves() {
        String key = key();
        long before = purse.balance(RESERVE);
        Response proposed = propose(key, 600);
        String filling = proposed.then().statusCode(201).extract().path("id");
        propose(key, 600).then().statusCode(200).body("id", equalTo(filling));
        propose(key, 601).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));

        decide(Town.administrator(), filling, "approval", "\"1\"")
                .then()
                .statusCode(409)
                .body("guard", equalTo("second-person"));
        assertThat(purse.balance(RESERVE)).isEqualTo(before);
        decide(second(), filling, "approval", "\"1\"").then().statusCode(200).body("state", equalTo("booked"));

        assertThat(purse.balance(RESERVE)).isEqualTo(before + 600);
        decide(second(), filling, "approval", "\"1\"").then().statusCode(412);
        decide(second(), filling, "approval", "\"2\"").then().statusCode(409);
        decide(second(), filling, "refusal", "\"2\"").then().statusCode(409);
        assertThat(audit.of("reserve-filling", filling).stream()
                        .map(numbered -> numbered.entry().action()))
                .containsExactly("propose", "approve");
        as(second())
                .queryParam("state", "booked")
                .get("/v1/time-bank/reserve")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(filling));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoesAndItIsBookedOnce() throws Exception {
        long before = purse.balance(RESERVE);
        String filling = propose(key(), 50).path("id");
        List<Callable<Response>> both = new ArrayList<>();
        both.add(() -> decide(second(), filling, "approval", "\"1\""));
        both.add(() -> decide(administrator("third"), filling, "approval", "\"1\""));

        List<Response> answers = Folk.together(both);

        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 412);
        assertThat(purse.balance(RESERVE)).isEqualTo(before + 50);
    }

    @Test
    void whatIsRefusedOrTakenBackIsNeverBooked() {
        long before = purse.balance(RESERVE);
        String refused = propose(key(), 50).path("id");
        String takenBack = propose(key(), 50).path("id");

        as(second())
                .header("If-Match", "\"1\"")
                .body(Map.of())
                .post("/v1/time-bank/reserve/" + refused + "/refusal")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        decide(second(), refused, "refusal", "\"1\"").then().statusCode(200).body("state", equalTo("refused"));
        decide(Town.administrator(), takenBack, "refusal", "\"1\"").then().statusCode(200);

        assertThat(purse.balance(RESERVE)).isEqualTo(before);
        propose(key(), 0).then().statusCode(400).body("errors[0].field", equalTo("minutes"));
        as(town.desk())
                .header("Idempotency-Key", key())
                .body(Map.of("minutes", 5, "reason", "x"))
                .post("/v1/time-bank/reserve")
                .then()
                .statusCode(403);
    }

    @Test
    void aGrantTakesDonationsFirstAndTheRestFromTheReserveOnce() {
        theTimeBankHas(100, 500);
        String key = key();

        Response first = grant(town.desk(), key, person, 160);
        Response again = grant(town.desk(), key, person, 160);

        first.then().statusCode(201).body("fromDonations", equalTo(100)).body("fromReserve", equalTo(60));
        again.then().statusCode(200).body("id", equalTo(first.<String>path("id")));
        grant(town.desk(), key, person, 161).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));
        assertThat(purse.balance(Purse.minutes(person.id()))).isEqualTo(160);
        assertThat(purse.balance(DONATIONS)).isZero();
        assertThat(purse.balance(RESERVE)).isEqualTo(440);
        assertThat(audit.of("time-bank-grant", first.path("id"))).hasSize(1);
    }

    @Test
    void nothingIsGrantedWhenBothDoNotSuffice() {
        theTimeBankHas(30, 20);

        grant(town.desk(), key(), person, 51).then().statusCode(409).body("type", endsWith("/balance-too-low"));

        assertThat(purse.balance(DONATIONS)).isEqualTo(30);
        assertThat(purse.balance(Purse.minutes(person.id()))).isZero();
        grant(town.desk(), key(), person, 50).then().statusCode(201);
    }

    @Test
    void whateverIsGrantedAtOnceTheMonthsLimitHolds() throws Exception {
        theTimeBankHas(1_000, 10_000);
        List<Callable<Response>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String officer = i % 2 == 0 ? town.desk() : town.desk2();
            all.add(() -> grant(officer, key(), person, 500));
        }

        List<Response> answers = Folk.together(all);

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(4)
                .allMatch(answer -> answer.<String>path("type").endsWith("/monthly-limit")
                        && answer.<Integer>path("granted") == 1000);
        assertThat(purse.balance(Purse.minutes(person.id()))).isEqualTo(1000);
        grant(town.desk(), key(), person, 200).then().statusCode(201);
        grant(town.desk(), key(), person, 1).then().statusCode(409);
        // What was granted in an earlier month does not count.
        database.update(
                "UPDATE time_bank_grant_month SET month = (month - interval '1 month')::date WHERE person = ?",
                person.id());
        grant(town.desk(), key(), person, 1).then().statusCode(201);
    }

    @Test
    void theDeskGrantsInItsAreaAndNothingToItself() {
        theTimeBankHas(100, 0);
        UUID officer = UUID.randomUUID();
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, 'test', 'active', '受理员', ?, now())""", officer, town.subjectOf("desk"), town.grid);

        grant(Town.known(database).desk(), key(), person, 10).then().statusCode(403);
        grant(person.token(), key(), person, 10).then().statusCode(403);
        grant(town.desk(), key(), officer, 10).then().statusCode(403);
        grant(town.desk(), key(), family(officer), 10).then().statusCode(403);
        grant(town.desk(), key(), represented(), 10).then().statusCode(403);
        grant(town.desk(), key(), UUID.randomUUID(), 10).then().statusCode(404);
        grant(town.desk(), key(), person, 1201).then().statusCode(400).body("errors[0].field", equalTo("minutes"));
        grant(town.desk(), key(), person, 0).then().statusCode(400);
        database.update("UPDATE person SET state = 'left' WHERE id = ?", person.id());
        grant(town.desk(), key(), person, 10).then().statusCode(409);

        assertThat(purse.balance(DONATIONS)).isEqualTo(100);
    }

    /** Somebody who lives with an officer, and may hand on to them whatever they get. */
    private UUID family(UUID officer) {
        Neighbour wife = Neighbours.in(database, town, town.grid);
        database.update("UPDATE person SET household = ? WHERE id IN (?, ?)", "home-" + officer, officer, wife.id());
        return wife.id();
    }

    /** Somebody without a phone whom the desk officer represents. */
    private UUID represented() {
        UUID id = UUID.fromString(new Folk(town).registeredByDesk("李奶奶"));
        as(town.desk2())
                .body(Map.of("subject", town.subjectOf("desk")))
                .post("/v1/people/" + id + "/representatives")
                .then()
                .statusCode(200);
        return id;
    }

    private void theTimeBankHas(long donated, long reserve) {
        purse.empty(DONATIONS);
        purse.empty(RESERVE);
        purse.give(DONATIONS, donated, null);
        if (reserve > 0) {
            purse.give(RESERVE, reserve, null);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String second() {
        return administrator("second");
    }

    private static String administrator(String subject) {
        return TestTokens.of(subject, "linli-desk", "administrator");
    }

    private static Response propose(String key, long minutes) {
        return as(Town.administrator())
                .header("Idempotency-Key", key)
                .body(Map.of("minutes", minutes, "reason", "年度预算"))
                .post("/v1/time-bank/reserve");
    }

    private static Response decide(String token, String filling, String action, String version) {
        return as(token)
                .header("If-Match", version)
                .body(Map.of("reason", "无预算"))
                .post("/v1/time-bank/reserve/" + filling + "/" + action);
    }

    private static Response grant(String token, String key, Neighbour whom, int minutes) {
        return grant(token, key, whom.id(), minutes);
    }

    private static Response grant(String token, String key, UUID whom, int minutes) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("person", whom.toString(), "minutes", minutes, "reason", "术后无人照料"))
                .post("/v1/time-bank/grants");
    }
}
