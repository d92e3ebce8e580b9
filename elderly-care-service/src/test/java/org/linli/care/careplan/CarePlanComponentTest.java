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
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;

@QuarkusTest
class CarePlanComponentTest extends CarePlanScene {

    private static final String PREFERRED = """
            to_char(preferred_from AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') || '–'
              || to_char(preferred_to AT TIME ZONE 'Asia/Shanghai', 'HH24:MI')""";

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
    void thePreferredWindowReachesTheDraftsAndIsInsideTheWindow() {
        Map<String, Object> body = told("FREQ=DAILY");
        body.put("preferredWindow", Map.of("from", "09:30", "to", "10:30"));
        String id = agreed(body);

        as(town.desk()).get("/v1/care-items/" + id).then().body("preferredWindow.from", equalTo("09:30"));
        assertThat(visit(id, TOMORROW, PREFERRED)).isEqualTo("09:30–10:30");

        body.put("preferredWindow", Map.of("from", "10:30", "to", "11:30"));
        put(id, "", body)
                .then()
                .statusCode(400)
                .body("errors.field", contains("preferredWindow"))
                .body("errors.rule", contains("inside-window"));
        body.put("preferredWindow", Map.of("from", "10:00", "to", "10:30"));
        put(id, "", body).then().statusCode(400).body("errors.field", contains("preferredWindow.to"));
        assertThat(visit(id, TOMORROW, PREFERRED)).isEqualTo("09:30–10:30");

        body.put("preferredWindow", Map.of("from", "10:00", "to", "11:00"));
        put(id, "", body).then().statusCode(200);
        assertThat(visit(id, TOMORROW, PREFERRED)).isEqualTo("10:00–11:00");
        put(id, "", told("FREQ=DAILY")).then().statusCode(200);
        assertThat(visit(id, TOMORROW, "coalesce(preferred_from::text, 'any')")).isEqualTo("any");
    }

    @Test
    void anOccurrenceAtAnotherTimeHasNoPreferenceItCannotMeet() {
        Map<String, Object> body = told("FREQ=DAILY");
        body.put("preferredWindow", Map.of("from", "09:30", "to", "10:30"));
        String id = agreed(body);
        Map<String, Object> later = told("FREQ=DAILY");
        later.put("window", Map.of("from", "14:00", "to", "16:00"));

        put(id, "?scope=one&on=" + TOMORROW, later).then().statusCode(200);

        assertThat(visit(id, TOMORROW, "coalesce(preferred_from::text, 'any')")).isEqualTo("any");
        assertThat(visit(id, TOMORROW.plusDays(1), PREFERRED)).isEqualTo("09:30–10:30");
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
    void draftsFollowTheDaysOfTheirContractWhenTheyChange() {
        List<Map<String, Object>> lines = List.of(Map.of("kind", "haircut", "visits", 100));
        String contract = as(town.desk())
                .body(Map.of(
                        "number",
                        "CP-" + town.unit,
                        "unit",
                        town.unit,
                        "area",
                        town.community,
                        "from",
                        TODAY.toString(),
                        "to",
                        TODAY.plusDays(60).toString(),
                        "lines",
                        lines))
                .post("/v1/packages")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> body = told("FREQ=DAILY");
        body.put("packageId", contract);
        String id = agreed(body);
        assertThat(paidFrom(id, TOMORROW.plusDays(5))).isEqualTo(contract);

        as(town.desk())
                .header("If-Match", version(town.desk(), "/v1/packages/" + contract))
                .body(Map.of(
                        "from",
                        TODAY.toString(),
                        "to",
                        TOMORROW.plusDays(3).toString(),
                        "noAnswerCounts",
                        false,
                        "lines",
                        lines))
                .put("/v1/packages/" + contract)
                .then()
                .statusCode(200);

        await().until(() -> paidFrom(id, TOMORROW.plusDays(5)), equalTo("nothing"));
        assertThat(paidFrom(id, TOMORROW)).isEqualTo(contract);
    }

    private String paidFrom(String series, LocalDate day) {
        return visit(series, day, "coalesce(package_id::text, 'nothing')");
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
}
