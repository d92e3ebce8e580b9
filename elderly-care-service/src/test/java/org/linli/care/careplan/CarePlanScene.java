package org.linli.care.careplan;

import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.version;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

/** A town, somebody in it who agreed to be visited, and what is asked of their care plan. */
abstract class CarePlanScene {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Inject
    Database database;

    @Inject
    GeneratingVisits generating;

    @Inject
    PlanSweep sweep;

    @Inject
    Audit audit;

    Town town;
    UUID elder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        elder = Residents.alone(database, town);
    }

    String agreed(Map<String, Object> body) {
        return as(town.desk())
                .body(body)
                .post("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
    }

    Response put(String id, String query, Map<String, Object> body) {
        return put(town.desk(), id, query, body);
    }

    Response put(String token, String id, String query, Map<String, Object> body) {
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/care-items/" + id))
                .body(body)
                .put("/v1/care-items/" + id + query);
    }

    Response except(String id, Map<String, Object> body) {
        Map<String, Object> texts = new HashMap<>();
        body.forEach((key, value) -> texts.put(key, value.toString()));
        return change(town.desk(), "/v1/care-items/" + id, "exceptions", texts);
    }

    static Map<String, Object> told(String rule) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "haircut");
        body.put("recurrence", rule);
        body.put("firstDay", TOMORROW.toString());
        body.put("window", Map.of("from", "09:00", "to", "11:00"));
        return body;
    }

    void published(String series, LocalDate day) {
        database.update("UPDATE visit SET state = 'published' WHERE id = ?", visitId(series, day));
    }

    List<LocalDate> days(String series) {
        return database.list(
                "SELECT day FROM visit WHERE series = ? ORDER BY day",
                row -> row.getObject("day", LocalDate.class),
                UUID.fromString(series));
    }

    String visit(String series, LocalDate ruleDay, String what) {
        return database.first(
                        "SELECT " + what + " AS what FROM visit WHERE id = ?",
                        row -> row.getString("what"),
                        visitId(series, ruleDay))
                .orElseThrow();
    }

    static String visitId(String series, LocalDate ruleDay) {
        return series + "." + ruleDay.toString().replace("-", "");
    }
}
