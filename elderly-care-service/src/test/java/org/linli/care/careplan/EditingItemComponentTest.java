package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.care.testing.Asking.as;
import static org.linli.care.testing.Asking.change;
import static org.linli.care.testing.Asking.together;
import static org.linli.care.testing.Asking.version;

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
import org.linli.care.testing.Crew;

@QuarkusTest
class EditingItemComponentTest extends CarePlanScene {

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
    void aDraftThatWasToldOfStaysAlthoughTheOutboxHasForgotten() {
        UUID carer = Crew.one(database, town, "carer");
        String id = agreed(told("FREQ=DAILY"));
        String visit = "/v1/visits/" + visitId(id, TOMORROW);
        Map<String, Object> part = Map.of(
                "carer",
                carer.toString(),
                "beginsAt",
                as(town.desk()).get(visit).<String>path("beginsAt"));
        change(town.desk(), visit, "publication", Map.of("parts", List.of(part)))
                .then()
                .statusCode(200);
        change(town.desk(), visit, "taking-back", Map.of()).then().statusCode(200);
        database.update("DELETE FROM outbox WHERE aggregate = ?", "visit/" + visitId(id, TOMORROW));

        change(town.desk(), "/v1/care-items/" + id, "end", Map.of("lastDay", TODAY.toString(), "reason", "不再需要"))
                .then()
                .statusCode(200);

        assertThat(days(id)).containsExactly(TOMORROW);
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
}
