package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.audit.Audit;
import org.linli.kit.sql.Database;

@QuarkusTest
class CarePlanComponentTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Inject
    Database database;

    @Inject
    GeneratingVisits generating;

    @Inject
    PlanSweep sweep;

    @Inject
    Audit audit;

    private Town town;
    private UUID elder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        elder = Residents.alone(database, town);
    }

    @Test
    void whatIsAgreedIsDraftedForTwentyEightDaysAtOnce() {
        String id = agreed(told("FREQ=DAILY;INTERVAL=3"));

        assertThat(days(id)).hasSize(9).startsWith(TOMORROW).allMatch(day -> day.isBefore(TODAY.plusDays(28)));
        assertThat(visit(id, TOMORROW, "state || ' ' || minutes || ' ' || carers"))
                .isEqualTo("draft 40 1");
        assertThat(visit(id, TOMORROW, "to_char(begins_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI')"))
                .isEqualTo("09:00");
        as(town.worker())
                .get("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(200)
                .body("id", contains(id));
        assertThat(audit.of("care-item", id))
                .extracting(e -> e.entry().action())
                .containsExactly("agree");
    }

    @Test
    void generatedAgainByManyAtOnceNothingIsDoubledOrTouched() throws Exception {
        String id = agreed(told("FREQ=DAILY"));
        database.update("DELETE FROM visit WHERE series = ? AND rule_day > ?", UUID.fromString(id), TODAY.plusDays(10));
        Callable<Response> again = () -> {
            QuarkusTransaction.requiringNew().run(() -> generating.generate(UUID.fromString(id)));
            return as(town.desk()).get("/v1/care-items/" + id);
        };

        together(Collections.nCopies(6, again));

        assertThat(days(id)).hasSize(27).doesNotHaveDuplicates();
        assertThat(visit(id, TOMORROW, "version::text")).isEqualTo("1");
    }

    @Test
    void anEditOfAllChangesDraftsAndKeepsWhatIsPublished() {
        String id = agreed(told("FREQ=DAILY;INTERVAL=2"));
        published(id, TOMORROW);
        published(id, TOMORROW.plusDays(2));
        Map<String, Object> body = told("FREQ=DAILY;INTERVAL=4");
        body.put("minutes", 60);

        Response edited = put(id, "?scope=all", body);

        edited.then()
                .statusCode(200)
                .body("kept.visit", containsInAnyOrder(visitId(id, TOMORROW), visitId(id, TOMORROW.plusDays(2))));
        assertThat(visit(id, TOMORROW, "state || minutes")).isEqualTo("published40");
        assertThat(visit(id, TOMORROW.plusDays(4), "state || minutes")).isEqualTo("draft60");
        assertThat(days(id)).doesNotContain(TOMORROW.plusDays(6));
    }

    @Test
    void thisAndFollowingSplitsTheItemAndKeepsTheSeries() {
        String id = agreed(told("FREQ=DAILY"));
        published(id, TOMORROW.plusDays(12));
        Map<String, Object> body = told("FREQ=WEEKLY");

        Response edited = put(id, "?scope=following&on=" + TOMORROW.plusDays(7), body);

        String next = edited.then()
                .statusCode(200)
                .body("series", equalTo(id))
                .extract()
                .path("id");
        assertThat(edited.<List<String>>path("kept.visit")).containsExactly(visitId(id, TOMORROW.plusDays(12)));
        assertThat(next).isNotEqualTo(id);
        assertThat(days(id))
                .startsWith(TOMORROW, TOMORROW.plusDays(1))
                .contains(TOMORROW.plusDays(6), TOMORROW.plusDays(7), TOMORROW.plusDays(12), TOMORROW.plusDays(14))
                .doesNotContain(TOMORROW.plusDays(8));
        as(town.desk())
                .get("/v1/care-items/" + id)
                .then()
                .body("lastDay", equalTo(TOMORROW.plusDays(6).toString()));
    }

    @Test
    void ofOneOccurrenceTheTimeIsChangedAndTheExceptionOutlivesTheNextEdit() {
        String id = agreed(told("FREQ=DAILY"));
        LocalDate day = TOMORROW.plusDays(3);
        Map<String, Object> later = told("FREQ=DAILY");
        later.put("window", Map.of("from", "14:00", "to", "16:00"));

        put(id, "?scope=one&on=" + day, later).then().statusCode(200);
        Map<String, Object> longer = new HashMap<>(later);
        longer.put("minutes", 90);
        put(id, "?scope=one&on=" + day, longer).then().statusCode(400).body("errors[0].rule", equalTo("window-only"));
        put(id, "?scope=all", told("FREQ=DAILY;INTERVAL=2")).then().statusCode(200);

        assertThat(visit(id, day, "to_char(begins_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI')"))
                .isEqualTo("14:00");
        assertThat(days(id)).contains(day).doesNotContain(TOMORROW.plusDays(1));
    }

    @Test
    void anExceptionCancelsOrMovesADayAndIsForgotten() {
        String id = agreed(told("FREQ=WEEKLY"));
        LocalDate second = TOMORROW.plusDays(7);

        except(id, Map.of("day", TOMORROW, "action", "cancelled", "reason", "去看女儿"))
                .then()
                .statusCode(200);
        except(id, Map.of("day", second, "action", "moved", "toDay", second.plusDays(2), "reason", "看病"))
                .then()
                .statusCode(200);
        except(id, Map.of("day", second, "action", "moved", "toDay", second.plusDays(7), "reason", "看病"))
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("same-day"));
        except(id, Map.of("day", second.plusDays(1), "action", "cancelled", "reason", "不是此日"))
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("day-of-rule"));
        assertThat(days(id)).containsExactly(second.plusDays(2), TOMORROW.plusDays(14), TOMORROW.plusDays(21));
        assertThat(visit(id, second, "day::text")).isEqualTo(second.plusDays(2).toString());

        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/care-items/" + id))
                .delete("/v1/care-items/" + id + "/exceptions/" + TOMORROW)
                .then()
                .statusCode(200);
        assertThat(days(id)).contains(TOMORROW);
        as(town.desk())
                .get("/v1/care-items/" + id + "/occurrences?from=" + TODAY + "&to=" + TODAY.plusDays(20))
                .then()
                .statusCode(200)
                .body("outcome", contains("on", "moved", "on"))
                .body("reason[1]", equalTo("exception"));
    }

    @Test
    void aPausedItemGivesNothingSuspendsWhatIsPublishedAndGoesOn() {
        String id = agreed(told("FREQ=WEEKLY"));
        published(id, TOMORROW);

        change(town.desk(), "/v1/care-items/" + id, "pause", Map.of()).then().statusCode(400);
        change(town.desk(), "/v1/care-items/" + id, "pause", Map.of("reason", "住院"))
                .then()
                .statusCode(200)
                .body("state", equalTo("paused"));
        assertThat(visit(id, TOMORROW, "state")).isEqualTo("suspended");
        assertThat(days(id)).containsExactly(TOMORROW);
        change(town.desk(), "/v1/care-items/" + id, "pause", Map.of("reason", "住院"))
                .then()
                .statusCode(409);

        change(town.desk(), "/v1/care-items/" + id, "resumption", Map.of())
                .then()
                .statusCode(200);
        assertThat(visit(id, TOMORROW, "state")).isEqualTo("draft");
        assertThat(days(id)).hasSize(4);

        change(
                        town.desk(),
                        "/v1/care-items/" + id,
                        "end",
                        Map.of("lastDay", TOMORROW.plusDays(7).toString(), "reason", "搬家"))
                .then()
                .statusCode(200)
                .body("state", equalTo("ended"));
        assertThat(days(id)).containsExactly(TOMORROW, TOMORROW.plusDays(7));
        put(id, "", told("FREQ=DAILY")).then().statusCode(409);
    }

    @Test
    void whatWaitsForACalendarIsListedAndComesWithTheCalendar() {
        List<Integer> years = List.of(TODAY.getYear(), TODAY.getYear() + 1);
        years.forEach(year -> database.update("DELETE FROM calendar_year WHERE year = ?", year));
        Map<String, Object> body = told("FREQ=DAILY;INTERVAL=10");
        body.put("holidayPolicy", "next-workday");
        String id = agreed(body);

        as(town.desk())
                .get("/v1/occurrences-waiting?area=" + town.grid)
                .then()
                .statusCode(200)
                .body("items.item", hasItem(id))
                .body("items", hasSize(3));
        assertThat(days(id)).isEmpty();

        years.forEach(year -> database.update(
                "INSERT INTO calendar_year (year, days, retired, revision) VALUES (?, ?::jsonb, false, ?)",
                year,
                year == TODAY.getYear() ? "{\"" + TOMORROW + "\":\"holiday\"}" : "{}",
                System.nanoTime()));
        await().untilAsserted(() -> assertThat(days(id)).hasSize(3).doesNotContain(TOMORROW));
        as(town.desk()).get("/v1/occurrences-waiting?area=" + town.grid).then().body("items", hasSize(0));
        years.forEach(year -> database.update("DELETE FROM calendar_year WHERE year = ?", year));
    }

    @Test
    void everyFieldThatBreaksARuleIsNamedAndNothingIsAgreed() {
        Map<String, Object> body = told("FREQ=WEEKLY;BYDAY=XX;INTERVAL=0");
        body.put("kind", "no-such-kind");
        body.put("minutes", 481);
        body.put("carers", 3);
        body.put("holidayPolicy", "sometimes");
        body.put("preferredCarer", UUID.randomUUID());
        body.put("packageId", UUID.randomUUID());

        as(town.desk())
                .body(body)
                .post("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "kind",
                                "recurrence.BYDAY",
                                "recurrence.INTERVAL",
                                "minutes",
                                "carers",
                                "holidayPolicy",
                                "preferredCarer",
                                "packageId"));
        Map<String, Object> narrow = told("FREQ=DAILY");
        narrow.put("window", Map.of("from", "09:00", "to", "09:30"));
        as(town.desk())
                .body(narrow)
                .post("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(400)
                .body("errors.rule", contains("service-fits"));
        as(town.desk()).get("/v1/elders/" + elder + "/care-items").then().body("", hasSize(0));
    }

    @Test
    void withoutTheirConsentNothingIsAgreedAndElsewhereNobodySeesIt() {
        String id = agreed(told("FREQ=DAILY"));
        UUID unwilling = Residents.alone(database, town);
        Residents.agrees(database, unwilling, "home-visits", false);
        Town elsewhere = Town.known(database);

        as(town.desk())
                .body(told("FREQ=DAILY"))
                .post("/v1/elders/" + unwilling + "/care-items")
                .then()
                .statusCode(409)
                .body("guard", equalTo("consent"));
        as(elsewhere.desk()).get("/v1/care-items/" + id).then().statusCode(404);
        as(town.otherWorker()).get("/v1/care-items/" + id).then().statusCode(404);
        as(elsewhere.desk())
                .body(told("FREQ=DAILY"))
                .post("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(404);
        put(elsewhere.desk(), id, "", told("FREQ=DAILY")).then().statusCode(404);
        as(elsewhere.desk()).get("/v1/occurrences-waiting").then().body("items.item", not(hasItem(id)));
    }

    @Test
    void ofTwoWhoEditTheSameVersionAtOnceOneIsTold() throws Exception {
        String id = agreed(told("FREQ=DAILY"));
        Callable<Response> editing = () -> as(town.desk())
                .header("If-Match", "\"1\"")
                .body(told("FREQ=WEEKLY"))
                .put("/v1/care-items/" + id);

        assertThat(together(Collections.nCopies(4, editing)))
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @Test
    void aPreviewShowsWhatWouldComeAndChangesNothing() {
        Map<String, Object> body = new HashMap<>();
        body.put("elder", elder);
        body.put("item", told("FREQ=WEEKLY"));
        body.put("from", TODAY.toString());
        body.put("to", TODAY.plusDays(60).toString());

        as(town.desk())
                .body(body)
                .post("/v1/care-items/preview")
                .then()
                .statusCode(200)
                .body("", hasSize(9));
        as(town.desk()).get("/v1/elders/" + elder + "/care-items").then().body("", hasSize(0));
    }

    @Test
    void anotherDaysSweepGoesOnWhereTheLastEnded() {
        String id = agreed(told("FREQ=DAILY"));
        database.update("DELETE FROM visit WHERE series = ?", UUID.fromString(id));

        assertThat(sweep.all(TODAY)).isTrue();

        assertThat(days(id)).hasSize(27);
    }

    private String agreed(Map<String, Object> body) {
        return as(town.desk())
                .body(body)
                .post("/v1/elders/" + elder + "/care-items")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
    }

    private Response put(String id, String query, Map<String, Object> body) {
        return put(town.desk(), id, query, body);
    }

    private Response put(String token, String id, String query, Map<String, Object> body) {
        return as(token)
                .header("If-Match", version(town.desk(), "/v1/care-items/" + id))
                .body(body)
                .put("/v1/care-items/" + id + query);
    }

    private Response except(String id, Map<String, Object> body) {
        Map<String, Object> texts = new HashMap<>();
        body.forEach((key, value) -> texts.put(key, value.toString()));
        return change(town.desk(), "/v1/care-items/" + id, "exceptions", texts);
    }

    private static Map<String, Object> told(String rule) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "haircut");
        body.put("recurrence", rule);
        body.put("firstDay", TOMORROW.toString());
        body.put("window", Map.of("from", "09:00", "to", "11:00"));
        return body;
    }

    private void published(String series, LocalDate day) {
        database.update("UPDATE visit SET state = 'published' WHERE id = ?", visitId(series, day));
    }

    private List<LocalDate> days(String series) {
        return database.list(
                "SELECT day FROM visit WHERE series = ? ORDER BY day",
                row -> row.getObject("day", LocalDate.class),
                UUID.fromString(series));
    }

    private String visit(String series, LocalDate ruleDay, String what) {
        return database.first(
                        "SELECT " + what + " AS what FROM visit WHERE id = ?",
                        row -> row.getString("what"),
                        visitId(series, ruleDay))
                .orElseThrow();
    }

    private static String visitId(String series, LocalDate ruleDay) {
        return series + "." + ruleDay.toString().replace("-", "");
    }
}
