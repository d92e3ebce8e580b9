package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
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
import org.junit.jupiter.api.Test;

/**
 * Nobody opens. Every service is killed before the hour of the urgent case and started again: the case is in dispatch by its
 * clock, once; whoever has its order reads where to go; and its closing comes back.
 */
class NobodyOpenedSystemTest {

    private static final String GRID = AccessThings.GRID;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration UP_AGAIN = Duration.ofSeconds(120);
    private static final List<String> SERVICES = List.of("intake", "dispatch", "reporting", "volunteer", "care");

    private final RunningCity city = RunningCity.get();
    private final Database care = new Database(city, "care");
    private final Database dispatch = new Database(city, "dispatch");

    @Test
    void theUrgentCaseIsThereByItsClockOnceWhateverWasRestartedAndItsClosingComesBack() {
        String alarm = nobodyOpened();
        Instant hour = bringForward(alarm, Duration.ofSeconds(25));

        SERVICES.forEach(name -> city.platform().service(name).kill());
        city.platform().startServices();
        Instant up = Instant.now();

        await("the case of the alarm").atMost(UP_AGAIN).until(() -> cases(alarm) == 1);
        Instant handedOver = Instant.parse(alarm(alarm).getString("handedOverAt"));
        assertThat(handedOver).isBetween(hour, (up.isAfter(hour) ? up : hour).plusSeconds(15));

        city.platform().service("care").kill();
        city.platform().service("dispatch").kill();
        city.platform().startServices();

        String caseId = await("the case's id in care")
                .atMost(UP_AGAIN)
                .until(() -> alarm(alarm).getString("caseId"), id -> id != null);
        work(caseId, alarm);
        await("the end of the alarm")
                .atMost(UP_AGAIN)
                .until(() -> "by-case".equals(alarm(alarm).getString("outcome")));
        assertThat(cases(alarm)).isEqualTo(1);
        assertThat(care.number("SELECT count(*) FROM outbox WHERE topic = 'linli.care.alarms' AND key = ?", alarm))
                .isEqualTo(1);
        assertThat(care.number("SELECT count(*) FROM audit_entry WHERE entity_id = ? AND action = 'hand-over'", alarm))
                .isEqualTo(1);
        assertThat(care.number(
                        "SELECT count(*) FROM audit_entry WHERE entity_id = ? AND action = 'read-matter'", alarm))
                .isEqualTo(1);
    }

    /** Whoever has an order reads the matter, works, is checked; the chief closes. */
    private void work(String caseId, String alarm) {
        String path = city.dispatch() + "/v1/cases/" + caseId;
        JsonPath seen = seen("chief", path);
        assertThat(seen.getString("urgency")).isIn("urgent", "emergency");
        assertThat(seen.getBoolean("filedByRule")).isTrue();
        if (seen.getList("orders").isEmpty()) {
            change("dispatcher", path, "dispatching", Map.of("lead", "dept-civil"));
        }
        await("standing to read the matter")
                .atMost(UP_AGAIN)
                .until(() -> care.number("SELECT count(*) FROM alarm_order WHERE alarm::text = ?", alarm) > 0);
        city.people()
                .as("handler-dept-urban")
                .get(city.care() + "/v1/alarms/" + alarm + "/matter")
                .then()
                .statusCode(404);
        assertThat(seen("handler-all", city.care() + "/v1/alarms/" + alarm + "/matter")
                        .getString("address"))
                .contains("幸福里");
        seen("chief", path).<String>getList("orders.id").forEach(order -> {
            String orders = city.dispatch() + "/v1/orders/" + order;
            change("handler-all", orders, "taking", Map.of());
            change("handler-all", orders, "report", Map.of("words", "已上门,老人安好"));
        });
        change("inspector", path, "check", Map.of("outcome", "passed", "note", "属实"));
        change("chief", path, "closing", Map.of("note", "同意结案"));
    }

    /** A visit of today at whose door the carer stands in vain. @return the alarm's id */
    private String nobodyOpened() {
        String visit = published(registered(), takenOn());
        String path = city.care() + "/v1/visits/" + visit;
        change("carer", path, "arrival", Map.of());
        change("carer", path, "no-answer", Map.of());
        return care.column("SELECT id::text FROM alarm WHERE visit_id = ?", visit)
                .getFirst();
    }

    /** As if it had been raised so long ago that its case is due soon. @return when it is due */
    private Instant bringForward(String alarm, Duration left) {
        Instant due = Instant.now().plus(left);
        String earlier = "(SELECT hand_over_by - ?::timestamptz FROM alarm WHERE id = a.id)";
        care.column(
                "UPDATE alarm_step s SET due_at = s.due_at - (a.hand_over_by - ?::timestamptz) FROM alarm a"
                        + " WHERE a.id = s.alarm AND a.id::text = ? RETURNING 1",
                due.toString(),
                alarm);
        care.column(
                "UPDATE alarm a SET raised_at = raised_at - " + earlier + ", hand_over_by = ?::timestamptz"
                        + " WHERE id::text = ? RETURNING 1",
                due.toString(),
                due.toString(),
                alarm);
        return due;
    }

    private long cases(String alarm) {
        return dispatch.number("SELECT count(*) FROM case_file WHERE report_id::text = ?", alarm);
    }

    private JsonPath alarm(String id) {
        return seen("desk", city.care() + "/v1/alarms/" + id);
    }

    private String registered() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "袁守仁");
        body.put("birthDate", "1938-07-09");
        body.put("sex", "male");
        body.put("area", GRID);
        body.put("address", "幸福里" + UUID.randomUUID().toString().substring(0, 8) + "号");
        body.put("living", "alone");
        body.put("consent", true);
        body.put("homeVisits", true);
        Response answer = city.people()
                .as("gridworker")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(city.care() + "/v1/elders");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private String takenOn() {
        await("the areas and postings of the city in care")
                .atMost(UP_AGAIN)
                .until(() ->
                        city.people().as("desk").get(city.care() + "/v1/carers").statusCode() == 200);
        Response answer = city.people()
                .as("desk")
                .body(Map.of(
                        "subject",
                        city.people().subject("carer"),
                        "name",
                        "邵玉兰",
                        "unit",
                        AccessCare.UNIT,
                        "area",
                        "ah-bq-01-01",
                        "skills",
                        List.of("haircut"),
                        "mode",
                        "e-bike"))
                .post(city.care() + "/v1/carers");
        assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 409);
        return seen("carer", city.care() + "/v1/carers/me").getString("id");
    }

    private String published(String elder, String carer) {
        ZonedDateTime midnight = LocalDate.now(ZONE).atStartOfDay(ZONE);
        Response entered = city.people()
                .as("desk")
                .body(Map.of(
                        "elder",
                        elder,
                        "kind",
                        "door-knock",
                        "beginsAt",
                        midnight.toInstant().toString(),
                        "endsAt",
                        midnight.plusDays(1).minusSeconds(1).toInstant().toString()))
                .post(city.care() + "/v1/visits");
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(201);
        String id = entered.path("id");
        int minute = Math.floorMod(UUID.randomUUID().hashCode(), 140) * 10;
        change(
                "desk",
                city.care() + "/v1/visits/" + id,
                "publication",
                Map.of(
                        "parts",
                        List.of(Map.of(
                                "carer",
                                carer,
                                "beginsAt",
                                midnight.plusMinutes(minute).toInstant().toString()))));
        return id;
    }

    private JsonPath seen(String login, String url) {
        return city.people().as(login).get(url).then().statusCode(200).extract().jsonPath();
    }

    /** Acts on what is there now: reads its version first, as an app would. */
    private void change(String login, String resource, String action, Map<String, ?> body) {
        String version = city.people()
                .as(login)
                .get(resource)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        Response answer =
                city.people().as(login).header("If-Match", version).body(body).post(resource + "/" + action);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
