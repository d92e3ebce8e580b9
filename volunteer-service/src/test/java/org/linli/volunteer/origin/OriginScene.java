package org.linli.volunteer.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** A town with a neighbour who helps with what other services ask for. */
abstract class OriginScene {

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    Town town;
    Neighbour neighbour;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
    }

    /** Waits until what was asked for is a need. @return the need's id */
    String needOf(Elsewhere origin) {
        await().until(() -> !needsOf(origin).isEmpty());
        assertThat(needsOf(origin)).hasSize(1);
        return needsOf(origin).getFirst();
    }

    List<String> needsOf(Elsewhere origin) {
        return database.list("SELECT id FROM need WHERE origin_id = ?", row -> row.getString("id"), origin.id);
    }

    String stateOf(String need) {
        return as(town.desk()).get("/v1/needs/" + need).path("state");
    }

    void awaitState(String need, String state) {
        await().untilAsserted(() -> assertThat(stateOf(need)).isEqualTo(state));
    }

    void step(String claim, String action, String state) {
        change(neighbour.token(), "/v1/claims/" + claim, action, Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    /** The neighbour came and has checked out. @return the claim */
    String served(String need) {
        String claim = begun(need);
        step(claim, "check-out", "checked-out");
        return claim;
    }

    String begun(String need) {
        String claim = claimed(neighbour.token(), need);
        step(claim, "confirmation", "confirmed");
        step(claim, "check-in", "checked-in");
        return claim;
    }

    List<String> balances(Neighbour who) {
        return database.list(
                "SELECT currency, balance FROM ledger_account WHERE owner_kind = 'person' AND owner = ? AND balance <> 0",
                row -> row.getString("currency") + " " + row.getLong("balance"),
                who.id().toString());
    }

    /** The ends of the types told of a need, in their order. */
    List<String> told(String need) {
        return database.list(
                "SELECT type FROM outbox WHERE topic = 'linli.volunteer.needs' AND key = ? ORDER BY version",
                row -> row.getString("type").replaceAll("linli\\.volunteer\\.(.*)\\.v1", "$1"),
                need);
    }

    /** The lists of holders told of a need, in their order. */
    List<List<String>> holders(String need) {
        return database.list(
                "SELECT payload FROM outbox WHERE topic = 'linli.volunteer.holders' AND key = ? ORDER BY version",
                row -> {
                    try {
                        JsonNode list = json.readTree(row.getBytes("payload")).path("holders");
                        return json.convertValue(
                                list, json.getTypeFactory().constructCollectionType(List.class, String.class));
                    } catch (IOException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                },
                need);
    }

    /** All that was told of the need keeps the contracts and names its origin. */
    void assertTellsItsOrigin(String need, String kind, Elsewhere origin) {
        database.list(
                        "SELECT topic, type, payload FROM outbox WHERE key = ?",
                        row -> List.of(
                                row.getString("topic"),
                                row.getString("type"),
                                new String(row.getBytes("payload"), StandardCharsets.UTF_8)),
                        need)
                .forEach(event -> {
                    assertThat(Contracts.broken(event.get(0), event.get(1), event.get(2)))
                            .as(event.get(1))
                            .isEmpty();
                    assertThat(event.get(2))
                            .contains("\"originKind\":\"" + kind + "\"")
                            .contains("\"originId\":\"" + origin.id + "\"");
                });
    }
}
