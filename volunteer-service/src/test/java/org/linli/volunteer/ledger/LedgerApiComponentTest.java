package org.linli.volunteer.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.figure.CountingFigures;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

/** What owners, auditors and administrators see of the ledger, and what the topic is told. */
@QuarkusTest
class LedgerApiComponentTest {

    private static final Currency POINTS = Currency.COMMUNITY_POINTS;

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    Audit audit;

    @Inject
    CountingFigures figures;

    private Books books;
    private Town town;

    @BeforeEach
    void open() {
        books = new Books(ledger, database);
        town = Town.known(database);
    }

    @Test
    void aPersonSeesTheirOwnAccountsAndNobodyElses() {
        AccountRef mine = somebody("li");
        AccountRef theirs = somebody("wang");
        books.earn(mine, 40, null);
        books.earn(theirs, 70, null);

        as(town.volunteer("li"))
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(books.id(mine).toString()))
                .body("items[0].balance", equalTo(40))
                .body("next", nullValue());
        as(town.volunteer("li")).get("/v1/accounts/" + books.id(mine)).then().statusCode(200);
        as(town.volunteer("li")).get("/v1/accounts/" + books.id(theirs)).then().statusCode(404);
        as(town.volunteer("li"))
                .get("/v1/accounts/" + books.id(theirs) + "/entries")
                .then()
                .statusCode(404);
        as(town.volunteer("li"))
                .queryParams("ownerKind", "person", "owner", theirs.owner())
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(town.volunteer("nobody-yet"))
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void whoSpeaksForAUnitSeesItsAccounts() {
        AccountRef unit = AccountRef.unit(town.unit, Currency.UNIT_POINTS);
        AccountRef other = AccountRef.unit("u-" + UUID.randomUUID(), Currency.UNIT_POINTS);
        books.earn(unit, 10, null);
        books.earn(other, 10, null);

        as(town.organiser())
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(books.id(unit).toString()))
                .body("items.id", not(hasItem(books.id(other).toString())));
        as(town.organiser()).get("/v1/accounts/" + books.id(other)).then().statusCode(404);
    }

    @Test
    void anAuditorOfTheCityNamesAnOwnerAndOneOfAPartSeesNothing() {
        AccountRef person = somebody("zhao");
        books.earn(person, 5, null);
        UUID account = books.id(person);
        database.update("""
                INSERT INTO posting (id, subject, role, area, first_day, retired, revision)
                VALUES (?, ?, 'auditor', ?, '2020-01-01', false, 1)""", "p-part-" + town.grid, "part-" + town.grid, town.grid);
        String ofPart = TestTokens.of("part-" + town.grid, "linli-desk", "auditor");

        as(town.auditor())
                .queryParams("ownerKind", "person", "owner", person.owner())
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(account.toString()));
        as(town.auditor()).get("/v1/accounts/" + account + "/entries").then().statusCode(200);
        as(town.auditor())
                .queryParam("ownerKind", "person")
                .get("/v1/accounts")
                .then()
                .statusCode(400);
        as(ofPart)
                .queryParams("ownerKind", "person", "owner", person.owner())
                .get("/v1/accounts")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(ofPart).get("/v1/accounts/" + account).then().statusCode(404);
        as(ofPart).get("/v1/ledger-checks").then().statusCode(403);
        as(Town.administrator()).get("/v1/accounts/" + account).then().statusCode(403);
        as(town.desk()).get("/v1/accounts").then().statusCode(403);
        given().get("/v1/accounts").then().statusCode(401);
    }

    @Test
    void entriesComeInPagesTheLatestFirst() {
        AccountRef person = somebody("qian");
        books.earn(person, 1, null);
        books.earn(person, 2, null);
        books.earn(person, 3, null);
        String entries = "/v1/accounts/" + books.id(person) + "/entries";

        Response first = as(town.volunteer("qian")).queryParam("limit", 2).get(entries);
        Response second = as(town.volunteer("qian"))
                .queryParams("limit", 2, "cursor", first.path("next"))
                .get(entries);

        first.then()
                .statusCode(200)
                .body("items.amount", equalTo(List.of(3, 2)))
                .body("items.balance", equalTo(List.of(6, 3)));
        second.then().statusCode(200).body("items.amount", equalTo(List.of(1))).body("next", nullValue());
        as(town.volunteer("qian")).queryParam("cursor", "x").get(entries).then().statusCode(400);
        as(town.volunteer("qian")).queryParam("limit", 0).get(entries).then().statusCode(400);
    }

    @Test
    void anAdministratorReversesATransferOnceAndTheAuditTellsWhy() {
        AccountRef person = somebody("sun");
        Transfer earned = books.earn(person, 90, null);
        String path = "/v1/transfers/" + earned.id() + "/reversal";
        String key = UUID.randomUUID().toString();

        Response reversed = reversal(key, path, "记错人");
        Response again = reversal(key, path, "记错人");

        reversed.then()
                .statusCode(201)
                .body("reverses", equalTo(earned.id().toString()))
                .body("kind", equalTo("reversal"));
        assertThat(again.<String>path("id")).isEqualTo(reversed.path("id"));
        reversal(key, path, "另一理由").then().statusCode(409).body("type", containsString("idempotency-key-reused"));
        reversal(UUID.randomUUID().toString(), path, "再来")
                .then()
                .statusCode(409)
                .body("type", containsString("already-reversed"))
                .body("reversal", equalTo(reversed.<String>path("id")));
        assertThat(books.balance(person)).isZero();
        List<AuditEntry> told = audit.of("transfer", earned.id().toString()).stream()
                .map(Audit.Numbered::entry)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().reason()).isEqualTo("记错人");
        assertThat(told.getFirst().actor()).isEqualTo("admin");
    }

    @Test
    void nobodyReversesForThemselves() {
        UUID administrator = UUID.randomUUID();
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, 'test', 'active', '管理员', ?, now())""", administrator, "admin-" + administrator, town.grid);
        AccountRef own = AccountRef.person(administrator, POINTS);
        books.earn(own, 90, null);
        Transfer spent = books.spend(own, somebody("qian"), 30);

        as(TestTokens.of("admin-" + administrator, "linli-desk", "administrator"))
                .header("Idempotency-Key", "k")
                .body(Map.of("reason", "后悔"))
                .post("/v1/transfers/" + spent.id() + "/reversal")
                .then()
                .statusCode(403);

        reversal(UUID.randomUUID().toString(), "/v1/transfers/" + spent.id() + "/reversal", "退回")
                .then()
                .statusCode(201);
        assertThat(books.balance(own)).isEqualTo(90);
    }

    @Test
    void aReversalThatIsNotRightIsRefusedByName() {
        Transfer earned = books.earn(somebody("zhou"), 90, null);
        String path = "/v1/transfers/" + earned.id() + "/reversal";

        as(Town.administrator())
                .body(Map.of("reason", "why"))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        reversal("k", path, " ").then().statusCode(400).body("errors[0].field", equalTo("reason"));
        reversal("k", "/v1/transfers/" + UUID.randomUUID() + "/reversal", "why")
                .then()
                .statusCode(404);
        as(town.auditor())
                .header("Idempotency-Key", "k")
                .body(Map.of("reason", "why"))
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void aWrongLedgerIsSaidInHealthAndTakesNothingDown() {
        AccountRef person = somebody("wu");
        books.earn(person, 90, null);
        as(Town.administrator())
                .post("/v1/ledger-checks")
                .then()
                .statusCode(201)
                .body("wrong", equalTo(0));
        given().get("/q/health/well").then().statusCode(200);

        database.update("UPDATE ledger_account SET balance = balance + 1 WHERE id = ?", books.id(person));
        try {
            as(Town.administrator())
                    .post("/v1/ledger-checks")
                    .then()
                    .statusCode(201)
                    .body("wrong", equalTo(2))
                    .body("findings.rule", hasItem("balance"))
                    .body("findings.rule", hasItem("zero-sum"))
                    .body("findings.subject", hasItem(books.id(person).toString()));
            given().get("/q/health/well").then().statusCode(503).body("checks.name", hasItem("ledger"));
            given().get("/q/health").then().body("checks.find { it.name == 'ledger' }.data.wrong", equalTo(2));
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);
            figures.count();
            given().get("/q/metrics").then().body(containsString("linli_ledger_wrong{service=\"volunteer\"} 2.0"));
            as(town.auditor())
                    .get("/v1/ledger-checks")
                    .then()
                    .statusCode(200)
                    .body("items[0].wrong", equalTo(2))
                    .body("items.size()", greaterThan(1));
        } finally {
            database.update("UPDATE ledger_account SET balance = balance - 1 WHERE id = ?", books.id(person));
            as(Town.administrator())
                    .post("/v1/ledger-checks")
                    .then()
                    .statusCode(201)
                    .body("wrong", equalTo(0));
            figures.count();
        }
        as(town.auditor()).post("/v1/ledger-checks").then().statusCode(403);
        as(town.volunteer("wu")).get("/v1/ledger-checks").then().statusCode(403);
    }

    @Test
    void theTopicIsToldOfBothSidesAsTheSchemaSays() {
        AccountRef person = somebody("zheng");
        Transfer earned = books.earn(person, 90, null);
        books.spend(person, books.shop(), 15);
        String account = books.id(person).toString();

        List<String> events = database.list(
                "SELECT type || ' ' || version || ' ' || topic AS head, convert_from(payload, 'UTF8') AS body FROM outbox"
                        + " WHERE key = ? ORDER BY seq",
                row -> {
                    String body = row.getString("body");
                    assertThat(Contracts.broken(LedgerEvents.TOPIC, LedgerEvents.TYPE, body))
                            .isEmpty();
                    return row.getString("head") + " " + body;
                },
                account);

        assertThat(events).hasSize(2);
        assertThat(events.getFirst())
                .startsWith("linli.volunteer.account-entered.v1 1 linli.volunteer.ledger")
                .contains("\"amount\":90", "\"balance\":90", "\"transferId\":\"" + earned.id() + "\"");
        assertThat(events.getLast())
                .startsWith("linli.volunteer.account-entered.v1 2 ")
                .contains("\"amount\":-15", "\"balance\":75");
        assertThat(Contracts.broken(
                        LedgerEvents.TOPIC,
                        LedgerEvents.TYPE,
                        Contracts.example(LedgerEvents.TOPIC, LedgerEvents.TYPE)))
                .isEmpty();
    }

    private static Response reversal(String key, String path, String reason) {
        return as(Town.administrator())
                .header("Idempotency-Key", key)
                .body(Map.of("reason", reason))
                .post(path);
    }

    /** The points account of somebody who is registered and signs in. */
    private AccountRef somebody(String who) {
        return AccountRef.person(UUID.fromString(new Folk(town).registered(who)), POINTS);
    }
}
