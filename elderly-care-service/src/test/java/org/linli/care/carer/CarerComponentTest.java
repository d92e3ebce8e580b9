package org.linli.care.carer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class CarerComponentTest {

    @Inject
    Database database;

    @Inject
    Carers carers;

    @Inject
    Audit audit;

    private Town town;

    @BeforeEach
    void open() {
        town = Town.known(database);
    }

    @Test
    void theDeskTakesACarerOnWhoSeesThemselves() {
        String id = takenOn(told("carer"));

        as(town.carer("carer"))
                .get("/v1/carers/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("state", equalTo("active"))
                .body("skills", contains("haircut"))
                .body("shifts", hasSize(2))
                .body("shifts[0].breaks[0].from", equalTo("12:00"));
        assertThat(carers.ofSubject(town.subjectOf("carer")))
                .hasValueSatisfying(carer ->
                        assertThat(carer.serves(carer.areaPath() + ".x")).isTrue());
        assertThat(audit.of("carer", id)).extracting(e -> e.entry().action()).containsExactly("take-on");
    }

    @Test
    void onlyOneOfTwoWhoTakeTheSameCarerOnAtOnceDoes() throws Exception {
        Callable<Response> taking = () -> as(town.desk()).body(told("carer")).post("/v1/carers");

        List<Response> answers = together(Collections.nCopies(4, taking));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void everyFieldThatBreaksARuleIsNamedAndNothingIsKept() {
        Map<String, Object> body = told("carer");
        body.put("unit", "nobody");
        body.put("mode", "balloon");
        body.put("weeklyCapMinutes", 10_081);
        body.put("shifts", List.of(shift(1, "08:00", "12:00"), shift(1, "11:00", "13:00")));

        as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("unit", "mode", "weeklyCapMinutes", "shifts"));
        as(town.carer("carer")).get("/v1/carers/me").then().statusCode(404);
    }

    @Test
    void aBreakLiesWithinItsShiftAndAShiftEndsAfterItBegins() {
        Map<String, Object> body = told("carer");
        Map<String, Object> outside = new HashMap<>(shift(1, "08:00", "12:00"));
        outside.put("breaks", List.of(Map.of("from", "11:30", "to", "12:30")));

        body.put("shifts", List.of(outside));
        as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("within-its-shift"));
        body.put("shifts", List.of(shift(1, "12:00", "12:00")));
        as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("after-from"));
        body.put("shifts", List.of(shift(8, "08:00", "12:00")));
        as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("shifts[0].weekday"));
        body.put("shifts", List.of(shift(7, "08:60", "12:00")));
        as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("time-of-day"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        String id = takenOn(told("carer"));
        Map<String, Object> body = told("carer");
        body.put("skills", List.of("haircut", "nail-care"));

        as(town.desk()).body(body).put("/v1/carers/" + id).then().statusCode(428);
        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/carers/" + id))
                .body(body)
                .put("/v1/carers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("skills", contains("haircut", "nail-care"));
        as(town.desk())
                .header("If-Match", "\"1\"")
                .body(body)
                .put("/v1/carers/" + id)
                .then()
                .statusCode(412)
                .body("version", equalTo(2));
    }

    @Test
    void whoeverIsIllSaysSoThemselvesAndWhoeverLeftMayComeBack() {
        String id = takenOn(told("carer"));
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> ill = Map.of(
                "reason",
                "ill",
                "from",
                from.toString(),
                "to",
                from.plusSeconds(3600).toString());

        as(town.carer("carer"))
                .body(ill)
                .post("/v1/carers/" + id + "/absences")
                .then()
                .statusCode(201);
        as(town.carer("carer2"))
                .body(ill)
                .post("/v1/carers/" + id + "/absences")
                .then()
                .statusCode(404);
        as(town.desk())
                .body(Map.of("reason", "ill", "from", from.toString(), "to", from.toString()))
                .post("/v1/carers/" + id + "/absences")
                .then()
                .statusCode(400);

        as(town.desk()).body(ill).post("/v1/carers/" + id + "/absences").then().statusCode(201);
        as(town.desk()).get("/v1/carers/" + id).then().body("absences.reason", contains("ill"));
        change(town.desk(), "/v1/carers/" + id, "leaving", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("left"));
        change(town.desk(), "/v1/carers/" + id, "leaving", Map.of()).then().statusCode(409);
        change(town.desk(), "/v1/carers/" + id, "return", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("active"));
    }

    @Test
    void elsewhereNobodySeesACarerOrTakesOneOn() {
        String id = takenOn(told("carer"));
        Town elsewhere = Town.known(database);

        as(elsewhere.desk()).get("/v1/carers/" + id).then().statusCode(404);
        as(elsewhere.desk()).body(told("carer2")).post("/v1/carers").then().statusCode(403);
        as(elsewhere.desk()).get("/v1/carers?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        as(town.desk())
                .get("/v1/carers?area=" + town.grid)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(town.desk()).get("/v1/carers").then().statusCode(200).body("items.id", contains(id));
        as(town.carer("carer2")).get("/v1/carers/" + id).then().statusCode(404);
    }

    private String takenOn(Map<String, Object> body) {
        return as(town.desk())
                .body(body)
                .post("/v1/carers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, Object> told(String who) {
        Map<String, Object> morning = new HashMap<>(shift(1, "08:00", "17:00"));
        morning.put("breaks", List.of(Map.of("from", "12:00", "to", "13:00")));
        Map<String, Object> body = new HashMap<>();
        body.put("subject", town.subjectOf(who));
        body.put("name", "护理员");
        body.put("unit", town.unit);
        body.put("area", town.community);
        body.put("skills", List.of("haircut"));
        body.put("mode", "e-bike");
        body.put("start", Map.of("longitude", 116.3, "latitude", 39.9));
        body.put("shifts", List.of(morning, shift(2, "08:00", "12:00")));
        return body;
    }

    private static Map<String, Object> shift(int weekday, String from, String to) {
        return Map.of("weekday", weekday, "from", from, "to", to);
    }
}
