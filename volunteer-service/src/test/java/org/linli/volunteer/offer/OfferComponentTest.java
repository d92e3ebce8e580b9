package org.linli.volunteer.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class OfferComponentTest extends OfferScene {

    @Test
    void aUnitsOfferIsPublishedByTheDeskAndEverybodyFindsIt() {
        Map<String, Object> body = told();
        body.put("rrule", "FREQ=WEEKLY;BYDAY=SA");
        body.put("starts", "09:00");
        body.put("minutes", 120);

        String id = propose(town.organiser(), body)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("draft"))
                .body("firstDay", equalTo(today().toString()))
                .body("starts", equalTo("09:00"))
                .body("free", equalTo(3))
                .extract()
                .path("id");
        as(town.volunteer("neighbour")).get("/v1/offers/" + id).then().statusCode(404);
        change(town.desk(), "/v1/offers/" + id, "publication", Map.of())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("published"))
                .body("publishedAt", notNullValue());

        as(town.volunteer("neighbour")).get("/v1/offers/" + id).then().statusCode(200);
        as(town.volunteer("neighbour"))
                .get("/v1/offers?list=service&kind=haircut&area=" + town.community)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        assertThat(audited(id)).containsExactly("propose organiser", "publish desk");
    }

    @Test
    void theSameProposalUnderTheSameKeyIsOneOffer() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = told();

        List<Response> answers = Folk.together(Collections.nCopies(8, () -> propose(town.organiser(), key, body)));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        String id = answers.getFirst().path("id");
        assertThat(answers).allMatch(answer -> id.equals(answer.path("id")));
        assertThat(audited(id)).hasSize(1);
        body.put("capacity", 4);
        propose(town.organiser(), key, body)
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"))
                .body("offerId", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource({
        "title,,required",
        "list,wish,one-of",
        "kind,HAIR CUT,code",
        "area,nowhere,known-area",
        "unit,nobody,known-unit",
        "lastDay,2021-01-01,five-years",
        "lastDay,2199-01-01,five-years",
        "firstDay,2029-01-01,after-first-day:lastDay",
        "rrule,every tuesday,rrule",
        "rrule,FREQ=HOURLY,rrule",
        "starts,9 am,time",
        "starts,09:00,both-or-neither:minutes",
        "minutes,30,both-or-neither:starts",
        "capacity,0,range",
        "capacity,10001,range"
    })
    void badInputNamesTheFieldAndTheRule(String field, String value, String rule) {
        Map<String, Object> body = told();
        body.put("unit", null);
        body.put(field, value);
        String[] expected = (rule + ":" + field).split(":");

        propose(town.desk(), body)
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo(expected[0]))
                .body("errors[0].field", equalTo(expected[1]));
    }

    @Test
    void whatIsOverIsNeitherProposedNorPublished() {
        Map<String, Object> body = told();
        body.put("firstDay", today().minusDays(9).toString());
        body.put("lastDay", today().minusDays(1).toString());

        propose(town.organiser(), body).then().statusCode(409).body("guard", equalTo("last-day-ahead"));
        as(town.organiser()).body(told()).post("/v1/offers").then().statusCode(400);
    }

    @Test
    void onlyTheUnitAndTheDeskOfTheAreaHaveToDoWithADraft() {
        Town elsewhere = Town.known(database);
        String id = drafted(told());

        propose(elsewhere.organiser(), told()).then().statusCode(403);
        propose(elsewhere.desk(), told()).then().statusCode(403);
        propose(town.volunteer("one"), told()).then().statusCode(403);
        as(elsewhere.desk()).get("/v1/offers/" + id).then().statusCode(404);
        as(elsewhere.organiser()).get("/v1/offers/" + id).then().statusCode(404);
        as(town.auditor()).get("/v1/offers/" + id).then().statusCode(200);
        change(town.organiser(), "/v1/offers/" + id, "publication", Map.of())
                .then()
                .statusCode(403);
        as(elsewhere.desk())
                .header("If-Match", "\"1\"")
                .post("/v1/offers/" + id + "/publication")
                .then()
                .statusCode(404);
        for (String token : List.of(town.desk(), town.organiser())) {
            as(token)
                    .get("/v1/offers?state=draft&area=" + town.community)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));
        }
        for (String token : List.of(elsewhere.desk(), elsewhere.organiser(), town.volunteer("one"))) {
            as(token)
                    .get("/v1/offers?area=" + town.community)
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(id)));
        }
    }

    @Test
    void aChangeNeedsTheVersionItSaw() {
        String id = drafted(told());

        as(town.desk()).post("/v1/offers/" + id + "/publication").then().statusCode(428);
        as(town.desk())
                .header("If-Match", "\"7\"")
                .post("/v1/offers/" + id + "/publication")
                .then()
                .statusCode(412)
                .body("state", equalTo("draft"))
                .body("possible.action", hasItem("publish"));
        change(town.desk(), "/v1/offers/" + id, "publication", Map.of()).then().statusCode(200);
        change(town.desk(), "/v1/offers/" + id, "publication", Map.of())
                .then()
                .statusCode(409)
                .body("state", equalTo("published"));
    }

    @Test
    void theListComesPageByPageWhatEndsFirstAtTheTop() {
        List<String> inOrder = new ArrayList<>();
        for (int day : List.of(3, 3, 5, 9, 12)) {
            Map<String, Object> body = told();
            body.put("lastDay", today().plusDays(day).toString());
            inOrder.add(published(body));
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = as(town.volunteer("reader"))
                    .queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/v1/offers?area=" + town.community);
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(inOrder);
        as(town.desk()).get("/v1/offers?state=odd").then().statusCode(400);
        as(town.desk()).get("/v1/offers?cursor=odd").then().statusCode(400);
        as(town.desk()).get("/v1/offers?list=odd").then().statusCode(400);
    }
}
