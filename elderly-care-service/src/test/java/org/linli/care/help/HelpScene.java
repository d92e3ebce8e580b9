package org.linli.care.help;

import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.version;

import io.restassured.response.Response;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire;

/** A visit without a carer in a town of the test's own, and what volunteer-service tells of the need that it became. */
@Dependent
class HelpScene {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Database database;
    private final String need = UUID.randomUUID().toString();

    Town town;
    String visit;
    long heard;
    long list;

    HelpScene(Database database) {
        this.database = database;
    }

    /** Not when it is made: the service does not listen yet. */
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        visit = tomorrow();
    }

    String tomorrow() {
        Map<String, Object> body = new HashMap<>();
        body.put("elder", Residents.alone(database, town).toString());
        body.put("kind", "door-knock");
        body.put("beginsAt", begins().toString());
        body.put("endsAt", begins().plusSeconds(3 * 3600).toString());
        body.put("carers", 1);
        return as(town.desk())
                .body(body)
                .post("/v1/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Instant begins() {
        return ZonedDateTime.now(ZONE)
                .plusDays(1)
                .withHour(9)
                .withMinute(0)
                .withSecond(0)
                .withNano(0)
                .toInstant();
    }

    Response want(String token, Map<String, ?> body) {
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/visits/" + visit))
                .body(body)
                .post("/v1/visits/" + visit + "/help");
    }

    String state() {
        return as(town.desk()).get("/v1/visits/" + visit + "/help").path("state");
    }

    List<String> told() {
        return database.list(
                "SELECT type, payload FROM outbox WHERE topic = 'linli.care.visits' AND key = ? ORDER BY version",
                row -> {
                    String broken = String.valueOf(Contracts.broken(
                            "linli.care.visits",
                            row.getString("type"),
                            new String(row.getBytes("payload"), StandardCharsets.UTF_8)));
                    return row.getString("type").replaceAll("^linli\\.care\\.|\\.v1$", "")
                            + (broken.equals("[]") ? "" : " " + broken);
                },
                visit);
    }

    List<Long> versions() {
        long first = database.first(
                        "SELECT min(version) AS v FROM outbox WHERE topic = 'linli.care.visits' AND key = ?",
                        row -> row.getLong("v"),
                        visit)
                .orElseThrow();
        return database.list(
                "SELECT version FROM outbox WHERE topic = 'linli.care.visits' AND key = ? ORDER BY version",
                row -> row.getLong("version") - first + 1,
                visit);
    }

    void hear(String event) {
        heard++;
        send("linli.volunteer.needs", event, heard, "\"state\":\"open\"");
    }

    /** The whole list of who helps, as it is now. */
    void holders(String... subjects) {
        list++;
        String all = String.join("\",\"", subjects);
        send(
                "linli.volunteer.holders",
                "holders-changed",
                list,
                "\"holders\":[" + (subjects.length == 0 ? "" : "\"" + all + "\"") + "]");
    }

    private void send(String topic, String event, long version, String more) {
        try (Wire wire = new Wire()) {
            wire.send(List.of(new Wire.Event(
                    topic, need, "linli.volunteer." + event + ".v1", version, Instant.now(), """
                    {"needId":"%s","originKind":"care-visit","originId":"%s",%s,"at":"2026-11-28T01:00:00Z"}""".formatted(
                                    need, visit, more))));
        }
    }
}
