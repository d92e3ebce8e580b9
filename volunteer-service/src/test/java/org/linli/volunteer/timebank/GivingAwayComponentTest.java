package org.linli.volunteer.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Purse.minutes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Purse;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class GivingAwayComponentTest {

    private static final AccountRef DONATIONS = AccountRef.donation("time-bank", Currency.MINUTES);

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Purse purse;
    private Town town;
    private Neighbour mother;
    private Neighbour son;

    @BeforeEach
    void aFamily() {
        purse = new Purse(ledger, database);
        town = Town.known(database);
        mother = Neighbours.in(database, town, town.grid);
        son = Neighbours.in(database, town, town.grid);
        purse.give(mother.id(), 100);
    }

    @Test
    void minutesGoToFamilyOnceWhateverIsRepeated() {
        UUID account = purse.id(minutes(mother.id()));
        String key = key();
        handOn(mother.token(), account, key, son.id(), 60)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-family"));
        liveTogether(mother, son);

        Response first = handOn(mother.token(), account, key, son.id(), 60);
        Response again = handOn(mother.token(), account, key, son.id(), 60);

        first.then().statusCode(201).body("kind", equalTo("transfer")).body("amount", equalTo(60));
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(purse.balance(minutes(mother.id()))).isEqualTo(40);
        assertThat(purse.balance(minutes(son.id()))).isEqualTo(60);
        assertThat(audit.of("account", account.toString())).hasSize(1);
        handOn(mother.token(), account, key, son.id(), 61)
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"));
        handOn(mother.token(), account, key(), son.id(), 41)
                .then()
                .statusCode(409)
                .body("type", endsWith("/balance-too-low"));
        database.update("UPDATE person SET household = NULL WHERE id = ?", son.id());
        handOn(mother.token(), account, key, son.id(), 60).then().statusCode(201);
    }

    @Test
    void ofTheSameKeyAtOnceOneMoves() throws Exception {
        liveTogether(mother, son);
        UUID account = purse.id(minutes(mother.id()));
        String key = key();

        List<Response> answers = Folk.together(
                java.util.Collections.nCopies(4, () -> handOn(mother.token(), account, key, son.id(), 30)));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(purse.balance(minutes(son.id()))).isEqualTo(30);
        assertThat(audit.of("account", account.toString())).hasSize(1);
    }

    @Test
    void pointsKeepTheirEndAndUnitPointsStay() {
        liveTogether(mother, son);
        AccountRef points = AccountRef.person(mother.id(), Currency.COMMUNITY_POINTS);
        AccountRef ofUnit = AccountRef.person(mother.id(), Currency.UNIT_POINTS);
        LocalDate end = LocalDate.now().plusDays(40);
        purse.give(points, 50, end);
        purse.give(ofUnit, 50, null);

        handOn(mother.token(), purse.id(points), key(), son.id(), 20).then().statusCode(201);
        handOn(mother.token(), purse.id(ofUnit), key(), son.id(), 20)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-transferable"))
                .body("currency", equalTo("unit-points"));

        assertThat(database.list(
                        """
                        SELECT l.expires_on FROM ledger_lot l JOIN ledger_account a ON a.id = l.account
                         WHERE a.owner = ? AND l.remaining = 20""",
                        row -> row.getObject("expires_on", LocalDate.class),
                        son.id().toString()))
                .containsExactly(end);
    }

    @Test
    void whoRepresentsSomebodyHandsOnForThemAndTheDeskDoesNot() {
        UUID grandmother = UUID.fromString(new Folk(town).registeredByDesk("奶奶"));
        purse.give(grandmother, 90);
        UUID account = purse.id(minutes(grandmother));
        liveTogether(mother, son);
        database.update(
                "UPDATE person SET household = (SELECT household FROM person WHERE id = ?) WHERE id = ?",
                son.id(),
                grandmother);
        handOn(mother.token(), account, key(), son.id(), 30).then().statusCode(404);
        as(town.desk())
                .body(Map.of("personId", mother.id()))
                .post("/v1/people/" + grandmother + "/representatives")
                .then()
                .statusCode(200);

        as(mother.token())
                .queryParams("ownerKind", "person", "owner", grandmother.toString())
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(account.toString()));
        handOn(mother.token(), account, key(), son.id(), 30).then().statusCode(201);

        handOn(town.desk(), account, key(), son.id(), 30).then().statusCode(403);
        handOn(son.token(), account, key(), son.id(), 30).then().statusCode(404);
        assertThat(audit.of("account", account.toString()).getFirst().entry())
                .matches(entry -> entry.actor().equals(mother.subject())
                        && entry.role().equals("representative")
                        && Objects.equals(entry.details().get("for"), grandmother.toString()));
    }

    @Test
    void aTeamsMinutesAreDonatedByWhoSpeaksForItAndNeverHandedOn() {
        UUID team = aTeam();
        AccountRef ofTeam = AccountRef.team(team, Currency.MINUTES);
        purse.give(ofTeam, 100, null);
        UUID account = purse.id(ofTeam);
        long before = purse.balance(DONATIONS);
        String key = key();

        as(mother.token()).get("/v1/accounts").then().body("items.id", hasItem(account.toString()));
        donate(mother.token(), account, key, 40).then().statusCode(201).body("kind", equalTo("donate"));
        donate(mother.token(), account, key, 40).then().statusCode(201);
        donate(town.organiser(), account, key(), 30).then().statusCode(201);

        assertThat(purse.balance(ofTeam)).isEqualTo(30);
        assertThat(purse.balance(DONATIONS)).isGreaterThanOrEqualTo(before + 70);
        donate(son.token(), account, key(), 10).then().statusCode(404);
        donate(town.desk(), account, key(), 10).then().statusCode(403);
        donate(Town.known(database).organiser(), account, key(), 10).then().statusCode(404);
        donate(mother.token(), account, key(), 31).then().statusCode(409).body("type", endsWith("/balance-too-low"));
        handOn(mother.token(), account, key(), son.id(), 10)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-transferable"))
                .body("ownerKind", equalTo("team"));
    }

    @Test
    void aPersonDonatesMinutesOnly() {
        AccountRef points = AccountRef.person(mother.id(), Currency.COMMUNITY_POINTS);
        purse.give(points, 50, null);

        donate(mother.token(), purse.id(minutes(mother.id())), key(), 25).then().statusCode(201);
        donate(mother.token(), purse.id(points), key(), 25)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-transferable"));
        donate(town.auditor(), purse.id(points), key(), 25).then().statusCode(403);

        assertThat(purse.balance(minutes(mother.id()))).isEqualTo(75);
    }

    @Test
    void whatIsNotRightIsRefusedByName() {
        liveTogether(mother, son);
        UUID account = purse.id(minutes(mother.id()));

        handOn(mother.token(), account, "", son.id(), 1)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        handOn(mother.token(), account, key(), null, 1).then().statusCode(400).body("errors[0].field", equalTo("to"));
        handOn(mother.token(), account, key(), UUID.randomUUID(), 1)
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("known-person"));
        handOn(mother.token(), account, key(), mother.id(), 1)
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("another-account"));
        Stream.of(0L, -5L, 2_000_000_000_000L)
                .forEach(amount -> donate(mother.token(), account, key(), amount)
                        .then()
                        .statusCode(400)
                        .body("errors[0].field", equalTo("amount")));
        as(mother.token())
                .header("Idempotency-Key", key())
                .body(Map.of("amount", 1))
                .post("/v1/accounts/" + account + "/donations")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        assertThat(purse.balance(minutes(mother.id()))).isEqualTo(100);
    }

    private void liveTogether(Neighbour one, Neighbour other) {
        database.update(
                "UPDATE person SET household = ? WHERE id IN (?, ?)",
                UUID.randomUUID().toString(),
                one.id(),
                other.id());
    }

    /** Of the town's unit, led by the mother. */
    private UUID aTeam() {
        UUID team = UUID.randomUUID();
        database.update("""
                INSERT INTO team (id, version, name, area, unit, leader, created_by, created_at)
                VALUES (?, 1, '巡河队', ?, ?, ?, 'desk', now())""", team, town.grid, town.unit, mother.id());
        return team;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Response handOn(String token, UUID account, String key, @Nullable UUID to, long amount) {
        Map<String, Object> body = new HashMap<>(Map.of("amount", amount, "reason", "家人互助"));
        if (to != null) {
            body.put("to", to.toString());
        }
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/accounts/" + account + "/transfers");
    }

    private static Response donate(String token, UUID account, String key, long amount) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("amount", amount, "reason", "捐给有需要的人"))
                .post("/v1/accounts/" + account + "/donations");
    }
}
