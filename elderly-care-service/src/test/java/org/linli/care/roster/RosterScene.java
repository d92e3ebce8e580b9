package org.linli.care.roster;

import static org.linli.care.testing.Asking.as;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.linli.care.testing.Crew;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** A town with two carers who work tomorrow, visits of that day, and rosters that are asked for. */
abstract class RosterScene {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Database database;

    final LocalDate day = LocalDate.now(ZONE).plusDays(1);

    Town town;
    UUID one;
    UUID two;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        one = working("carer");
        two = working("carer2");
    }

    String asked(int iterations) {
        return ask(Map.of("iterations", iterations))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response ask(Map<String, Object> budget) {
        return as(town.desk())
                .body(Map.of("area", town.community, "day", day.toString(), "budget", budget, "seed", 7))
                .post("/v1/rosters");
    }

    String ready(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        as(town.desk()).get("/v1/rosters/" + id).path("state").equals("ready"));
        return id;
    }

    Map<String, Object> plan(String id) {
        return as(town.desk()).get("/v1/rosters/" + id).path("plan");
    }

    List<String> carersOf(String roster, String visit) {
        return as(town.desk()).get("/v1/rosters/" + roster).jsonPath().getList("plan.'" + visit + "'.carers");
    }

    List<String> states(List<String> visits) {
        return visits.stream()
                .map(visit -> as(town.desk()).get("/v1/visits/" + visit).<String>path("state"))
                .toList();
    }

    List<String> of(List<String> visits, UUID carer) {
        return visits.stream()
                .filter(visit -> as(town.desk())
                        .get("/v1/visits/" + visit)
                        .<List<String>>path("parts.carer")
                        .contains(carer.toString()))
                .toList();
    }

    /** Door knocks of tomorrow between eight and five, each of somebody else. */
    List<String> visits(int count) {
        List<String> visits = new ArrayList<>();
        Instant midnight = day.atStartOfDay(ZONE).toInstant();
        for (int i = 0; i < count; i++) {
            UUID elder = Residents.alone(database, town);
            database.update("UPDATE elder SET longitude = 116.3 + ? / 1000.0 WHERE id = ?", i, elder);
            Map<String, Object> body = new HashMap<>();
            body.put("elder", elder.toString());
            body.put("kind", "door-knock");
            body.put("beginsAt", midnight.plus(Duration.ofHours(8)).toString());
            body.put("endsAt", midnight.plus(Duration.ofHours(17)).toString());
            visits.add(as(town.desk())
                    .body(body)
                    .post("/v1/visits")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        return visits;
    }

    UUID working(String who) {
        UUID id = Crew.one(database, town, who);
        database.update("""
                INSERT INTO carer_shift (carer, weekday, pause, starts, ends) VALUES (?, ?, false, 480, 1020)
                ON CONFLICT DO NOTHING""", id, day.getDayOfWeek().getValue());
        return id;
    }
}
