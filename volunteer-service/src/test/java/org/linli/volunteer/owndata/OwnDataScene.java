package org.linli.volunteer.owndata;

import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

/** Somebody who has told of themselves all that can be told, and what tests do to what is kept of them. */
abstract class OwnDataScene {

    @Inject
    Database database;

    @Inject
    Ledger ledger;

    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final String name = "周密" + mark;
    final String household = "枫林路3号" + mark;
    String number = "ZS" + mark + "9876";

    Town town;
    Folk folk;
    String token;
    String phone;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
        folk = new Folk(town);
        token = town.volunteer("own");
        phone = Folk.mobile();
    }

    /** Registers the person with everything somebody can tell of themselves. */
    String registered() {
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

    Map<String, Object> told() {
        Map<String, Object> told = folk.told(name, phone);
        told.put("household", household);
        told.put("birthYear", 1958);
        told.put("languages", List.of("hefei"));
        told.put("weeklyCapMinutes", 10_000);
        return told;
    }

    Map<String, Object> ownNeed() {
        Map<String, Object> body = new HashMap<>(need(town));
        body.put("household", household);
        body.put("contact", Map.of("name", name, "phone", phone, "address", "枫林路 " + mark));
        return body;
    }

    /** What the desk proposes for the person. @return the need's id */
    String proposedForThem(String person) {
        Map<String, Object> body = ownNeed();
        body.put("receiver", person);
        return propose(town.desk(), body).then().statusCode(201).extract().path("id");
    }

    static Response erase(String token, String id) {
        return change(token, "/v1/people/" + id, "erasure", Map.of("reason", "本人要求"));
    }

    void earn(String person, long minutes) {
        move(
                AccountRef.issuing("i-" + mark, Currency.MINUTES),
                AccountRef.person(UUID.fromString(person), Currency.MINUTES),
                minutes);
    }

    void move(AccountRef from, AccountRef to, long minutes) {
        TransferKind kind = to.kind().code().equals("donation") ? TransferKind.DONATE : TransferKind.EARN;
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.transfer(
                        TransferOrder.of(UUID.randomUUID().toString(), kind, from, to, minutes, "tester", "test")));
    }

    List<String> audited(String person, String action) {
        return database.list(
                "SELECT actor FROM audit_entry WHERE entity = 'person' AND entity_id = ? AND action = ? ORDER BY id",
                row -> row.getString("actor"),
                person,
                action);
    }
}
