package org.linli.volunteer.offer;

import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Town;

/** A town in which things are offered, and what its tests do to an offer and ask of it. */
abstract class OfferScene {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Database database;

    Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** Something the town's unit does, from today on for a month, as a body to propose. */
    Map<String, Object> told() {
        Map<String, Object> body = new HashMap<>();
        body.put("list", "service");
        body.put("kind", "haircut");
        body.put("title", "义务理发");
        body.put("area", town.community);
        body.put("unit", town.unit);
        body.put("capacity", 3);
        body.put("lastDay", today().plusDays(30).toString());
        return body;
    }

    static Response propose(String token, Map<String, ?> body) {
        return propose(token, UUID.randomUUID().toString(), body);
    }

    static Response propose(String token, String key, Map<String, ?> body) {
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/offers");
    }

    String drafted(Map<String, ?> body) {
        return propose(town.organiser(), body).then().statusCode(201).extract().path("id");
    }

    String published(Map<String, ?> body) {
        String id = drafted(body);
        change(town.desk(), "/v1/offers/" + id, "publication", Map.of()).then().statusCode(200);
        return id;
    }

    String stateOf(String offer) {
        return as(town.desk()).get("/v1/offers/" + offer).path("state");
    }

    /** What was done to an offer and to what was asked of it, and by whom. */
    List<String> audited(String offer) {
        return database.list(
                "SELECT action, actor FROM audit_entry WHERE entity = 'offer' AND entity_id = ? ORDER BY id",
                row -> row.getString("action") + " " + row.getString("actor").replaceAll("-[0-9a-f]{8}$", ""),
                offer);
    }
}
