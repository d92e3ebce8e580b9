package org.linli.care.testing;

import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.version;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Single visits of today in a town, with a window that is the whole day, so that tests may act at any hour. */
public final class Rounds {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Database database;
    private final Town town;

    public Rounds(Database database, Town town) {
        this.database = database;
        this.town = town;
    }

    public static LocalDate today() {
        return LocalDate.now(ZONE);
    }

    /** A door knock of today. @return its id */
    public String entered(UUID elder) {
        return entered(elder, "door-knock", 1);
    }

    public String entered(UUID elder, String kind, int carers) {
        ZonedDateTime midnight = today().atStartOfDay(ZONE);
        Map<String, Object> body = new HashMap<>();
        body.put("elder", elder.toString());
        body.put("kind", kind);
        body.put("beginsAt", midnight.toInstant().toString());
        body.put("endsAt", midnight.plusDays(1).minusSeconds(1).toInstant().toString());
        body.put("carers", carers);
        return as(town.desk())
                .body(body)
                .post("/v1/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The earliest time of the day at which a visit can be planned again and again by the same carer. */
    public Instant at(int minute) {
        return today().atStartOfDay(ZONE).toInstant().plus(Duration.ofMinutes(minute));
    }

    public Response publish(String visit, int minute, UUID... carers) {
        List<Map<String, Object>> parts = java.util.Arrays.stream(carers)
                .map(carer -> Map.<String, Object>of(
                        "carer", carer.toString(), "beginsAt", at(minute).toString()))
                .toList();
        return change(town.desk(), "/v1/visits/" + visit, "publication", Map.of("parts", parts));
    }

    /** What a carer of the town does to a visit in the version it has now. */
    public Response act(String who, String visit, String action, Map<String, ?> body) {
        return as(town.carer(who))
                .header("If-Match", version(town.desk(), "/v1/visits/" + visit))
                .body(body)
                .post("/v1/visits/" + visit + "/" + action);
    }

    public String state(String visit) {
        return as(town.desk()).get("/v1/visits/" + visit).path("state");
    }

    /** What was told on the topic of a visit, in its order. */
    public List<String> told(String visit) {
        return database.list(
                "SELECT type FROM outbox WHERE topic = 'linli.care.visits' AND key = ? ORDER BY version",
                row -> row.getString("type").replaceAll("^linli\\.care\\.|\\.v1$", ""),
                visit);
    }
}
