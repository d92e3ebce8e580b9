package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** A town with a neighbour who claims, and what its tests do to a claim and ask of it. */
abstract class ClaimScene {

    @Inject
    Database database;

    @Inject
    Needs needs;

    @Inject
    TimePassing passing;

    Town town;
    Neighbour neighbour;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
    }

    void timePasses(String need, Duration by) {
        Instant then = Instant.now().plus(by);
        QuarkusTransaction.requiringNew().run(() -> passing.at(needs.locked(UUID.fromString(need)), then));
    }

    void step(String token, String claim, String action, String state) {
        change(token, "/v1/claims/" + claim, action, Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    List<String> balances(Neighbour who) {
        return database.list(
                "SELECT currency, balance FROM ledger_account WHERE owner_kind = 'person' AND owner = ? AND balance <> 0",
                row -> row.getString("currency") + " " + row.getLong("balance"),
                who.id().toString());
    }

    void assertState(@org.jspecify.annotations.Nullable String claim, String state) {
        as(town.desk()).get("/v1/claims/" + claim).then().body("state", equalTo(state));
    }

    void assertBroken(Neighbour who, String need, String rule) {
        as(who.token())
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.endsWith("/may-not-serve"))
                .body("rule", equalTo(rule));
    }

    List<String> told(String need) {
        return database.list(
                "SELECT type FROM outbox WHERE key = ? ORDER BY version",
                row -> row.getString("type").replaceAll("linli\\.volunteer\\.(.*)\\.v1", "$1"),
                need);
    }

    void assertKeepsTheContract(String need) {
        List<String> broken = database
                .list(
                        "SELECT topic, type, payload FROM outbox WHERE key = ?",
                        row -> Contracts.broken(
                                row.getString("topic"),
                                row.getString("type"),
                                new String(row.getBytes("payload"), java.nio.charset.StandardCharsets.UTF_8)),
                        need)
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(broken).isEmpty();
    }
}
