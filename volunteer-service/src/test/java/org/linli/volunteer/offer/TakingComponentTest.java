package org.linli.volunteer.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Asking;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class TakingComponentTest extends OfferScene {

    @Inject
    OfferSweep sweep;

    @Test
    void aNeedAsksAndTheUnitAgreesAndTheUseIsFreeAgainWhenItIsGivenBack() {
        String offer = published(told());
        String need = opened(town, need(town));

        String taking = asked(town.desk(), offer, need);
        as(town.organiser()).get("/v1/offers/" + offer + "/takings").then().body("id", contains(taking));
        answer(town.organiser(), taking, "agreement", 200, "agreed");
        as(town.desk()).get("/v1/offers/" + offer).then().body("free", equalTo(2));
        as(town.desk()).get("/v1/needs/" + need + "/takings").then().body("state", contains("agreed"));
        answer(town.desk(), taking, "return", 200, "given-back");

        as(town.desk()).get("/v1/offers/" + offer).then().body("free", equalTo(3));
        answer(town.desk(), taking, "return", 409, "given-back");
        assertThat(audited(offer))
                .containsExactly("propose organiser", "publish desk", "ask desk", "agree organiser", "return desk");
    }

    @Test
    void neverMoreAreAgreedThanThereIsHoweverManyAgreeAtOnce() throws Exception {
        String offer = published(told());
        List<String> takings = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            takings.add(asked(town.desk(), offer, opened(town, need(town))));
        }

        List<Callable<Response>> all = new ArrayList<>();
        for (String taking : takings) {
            // Each answer is sent twice, as by somebody whose connection broke.
            Callable<Response> agreeing =
                    () -> as(town.organiser()).header("If-Match", "\"1\"").post("/v1/takings/" + taking + "/agreement");
            all.add(agreeing);
            all.add(agreeing);
        }
        List<Response> answers = Folk.together(all);

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409, 412);
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 409)
                .allSatisfy(a -> assertThat(a.<String>path("guard")).isEqualTo("a-use-free"));
        assertCountIsRight(offer, 3);
        String second = asked409(offer);
        assertThat(second).isEqualTo("a-use-free");
    }

    @Test
    void agreeingReturningAndWithdrawingAtOnceLeaveACountThatIsRight() throws Exception {
        for (int round = 0; round < 4; round++) {
            String offer = published(told());
            String agreed = asked(town.desk(), offer, opened(town, need(town)));
            answer(town.organiser(), agreed, "agreement", 200, "agreed");
            String waiting = asked(town.desk(), offer, opened(town, need(town)));
            String version = as(town.desk()).get("/v1/offers/" + offer).header("ETag");

            List<Response> answers = Folk.together(List.of(
                    () -> as(town.organiser())
                            .header("If-Match", "\"1\"")
                            .post("/v1/takings/" + waiting + "/agreement"),
                    () -> as(town.desk()).header("If-Match", "\"2\"").post("/v1/takings/" + agreed + "/return"),
                    () -> as(town.organiser())
                            .header("If-Match", version)
                            .body(Map.of("reason", "设备损坏"))
                            .post("/v1/offers/" + offer + "/withdrawal")));

            assertThat(answers).extracting(Response::statusCode).allMatch(s -> s == 200 || s == 409 || s == 412);
            int left = database.first(
                            "SELECT count(*) AS n FROM offer_taking WHERE offer_id = ? AND state = 'AGREED'",
                            row -> row.getInt("n"),
                            UUID.fromString(offer))
                    .orElseThrow();
            assertCountIsRight(offer, left);
        }
    }

    @Test
    void theSameQuestionUnderTheSameKeyIsOneTaking() throws Exception {
        String offer = published(told());
        String need = opened(town, need(town));
        String key = UUID.randomUUID().toString();

        List<Response> answers = Folk.together(Collections.nCopies(6, () -> ask(town.desk(), key, offer, need)));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        String taking = answers.getFirst().path("id");
        assertThat(answers).allMatch(a -> taking.equals(a.path("id")));
        ask(town.desk(), key, published(told()), need)
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"))
                .body("takingId", equalTo(taking));
        ask(town.desk(), UUID.randomUUID().toString(), offer, need)
                .then()
                .statusCode(409)
                .body("takingId", equalTo(taking));
        answer(town.organiser(), taking, "declining", 400, null, Map.of());
        answer(town.organiser(), taking, "declining", 200, "declined", Map.of("reason", "人手不足"));
        // The same question again is the same taking, declined; another one may be asked.
        ask(town.desk(), key, offer, need).then().statusCode(200).body("state", equalTo("declined"));
        ask(town.desk(), UUID.randomUUID().toString(), offer, need).then().statusCode(201);
    }

    @Test
    void whoHasNothingToDoWithItNeitherAsksNorAnswersNorSees() {
        Town elsewhere = Town.known(database);
        String offer = published(told());
        String need = opened(town, need(town));
        String taking = asked(town.desk(), offer, need);

        ask(elsewhere.desk(), UUID.randomUUID().toString(), offer, need).then().statusCode(404);
        ask(elsewhere.organiser(), UUID.randomUUID().toString(), offer, need)
                .then()
                .statusCode(403);
        as(elsewhere.organiser()).get("/v1/takings/" + taking).then().statusCode(404);
        as(town.volunteer("one")).get("/v1/takings/" + taking).then().statusCode(404);
        as(town.volunteer("one")).get("/v1/needs/" + need + "/takings").then().statusCode(404);
        as(town.volunteer("one")).get("/v1/needs/" + need + "/offers").then().statusCode(404);
        as(elsewhere.desk()).get("/v1/offers/" + offer + "/takings").then().statusCode(404);
        answer(elsewhere.organiser(), taking, "agreement", 404, null);
        // The desk asked; agreeing is for the unit.
        answer(town.desk(), taking, "agreement", 403, null);
        as(town.auditor()).get("/v1/takings/" + taking).then().statusCode(200);
        as(town.desk()).post("/v1/takings/" + taking + "/return").then().statusCode(428);
        ask(town.desk(), UUID.randomUUID().toString(), drafted(told()), need)
                .then()
                .statusCode(409)
                .body("guard", equalTo("published"));
    }

    @Test
    void aResidentAsksForWhatTheyProposedThemselves() {
        String resident = town.volunteer("resident");
        String need = Asking.propose(resident, need(town))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String offer = published(told());

        String taking = asked(resident, offer, need);
        answer(town.organiser(), taking, "agreement", 200, "agreed");
        answer(resident, taking, "return", 200, "given-back");
    }

    @Test
    void aNeedIsShownWhatItCouldUseTheNearestFirst() {
        Map<String, Object> near = told();
        near.put("area", town.grid);
        Map<String, Object> ofAnotherKind = told();
        ofAnotherKind.put("kind", "legal-advice");
        Map<String, Object> later = told();
        later.put("firstDay", today().plusDays(9).toString());
        Map<String, Object> elsewhere = told();
        elsewhere.put("area", Town.known(database).grid);
        Map<String, Object> wholeCity = told();
        wholeCity.put("area", "tc");
        String ofTheCommunity = published(told());
        String ofTheGrid = published(near);
        drafted(near);
        published(ofAnotherKind);
        published(later);
        // The desk of the other place publishes its own.
        drafted(elsewhere);
        String ofTheCity = drafted(wholeCity);
        database.update("UPDATE offer SET state = 'PUBLISHED' WHERE id = ?", UUID.fromString(ofTheCity));
        String need = opened(town, need(town));

        as(town.desk())
                .get("/v1/needs/" + need + "/offers")
                .then()
                .statusCode(200)
                .body(
                        "findAll { it.id != '" + ofTheCity + "' && it.area != 'tc' }.id",
                        contains(ofTheGrid, ofTheCommunity))
                .body("id", hasItem(ofTheCity))
                .body("[0].id", equalTo(ofTheGrid));
        as(Town.known(database).desk())
                .get("/v1/needs/" + need + "/offers")
                .then()
                .statusCode(404);
    }

    @Test
    void aWithdrawnOfferLetsGoWhoAskedAndWhoWasPromised() {
        String offer = published(told());
        String promised = asked(town.desk(), offer, opened(town, need(town)));
        answer(town.organiser(), promised, "agreement", 200, "agreed");
        String waiting = asked(town.desk(), offer, opened(town, need(town)));

        change(town.organiser(), "/v1/offers/" + offer, "withdrawal", Map.of())
                .then()
                .statusCode(400);
        change(town.organiser(), "/v1/offers/" + offer, "withdrawal", Map.of("reason", "场地装修"))
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"))
                .body("free", equalTo(3));

        assertTaking(promised, "given-back", "offer-withdrawn");
        assertTaking(waiting, "declined", "offer-withdrawn");
        assertCountIsRight(offer, 0);
    }

    @Test
    void withItsLastDayAnOfferExpiresOnceHoweverManyLook() throws Exception {
        String offer = published(told());
        String draft = drafted(told());
        String used = asked(town.desk(), offer, opened(town, need(town)));
        answer(town.organiser(), used, "agreement", 200, "agreed");
        String waiting = asked(town.desk(), offer, opened(town, need(town)));
        for (String each : List.of(offer, draft)) {
            database.update(
                    "UPDATE offer SET first_day = ?, last_day = ? WHERE id = ?",
                    today().minusDays(3),
                    today().minusDays(1),
                    UUID.fromString(each));
        }

        // The service's own sweep and these are as many replicas.
        Folk.together(Collections.nCopies(4, () -> {
            sweep.sweep(Instant.now());
            return as(town.desk()).get("/v1/offers/" + offer);
        }));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> stateOf(offer).equals("expired") && stateOf(draft).equals("expired"));

        assertThat(audited(offer))
                .containsOnlyOnce("last-day-is-over system:volunteer", "no-longer-possible system:volunteer");
        assertThat(audited(draft)).containsOnlyOnce("last-day-is-over system:volunteer");
        assertTaking(waiting, "declined", "offer-expired");
        assertTaking(used, "agreed", null);
        assertCountIsRight(offer, 1);
        change(town.desk(), "/v1/offers/" + offer, "publication", Map.of())
                .then()
                .statusCode(409);
    }

    @Test
    void aUseIsFreeAgainWhenItsNeedIsWithdrawn() {
        String offer = published(told());
        String need = opened(town, need(town));
        String promised = asked(town.desk(), offer, need);
        answer(town.organiser(), promised, "agreement", 200, "agreed");

        change(town.desk(), "/v1/needs/" + need, "withdrawal", Map.of("reason", "家属已处理"))
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "given-back"
                        .equals(as(town.desk()).get("/v1/takings/" + promised).path("state")));
        assertTaking(promised, "given-back", "need-withdrawn");
        assertCountIsRight(offer, 0);
        as(town.desk()).get("/v1/needs/" + need + "/takings").then().body("$", hasSize(1));
        as(town.desk())
                .get("/v1/needs/" + opened(town, need(town)) + "/takings")
                .then()
                .body("$", empty());
    }

    private static Response ask(String token, String key, String offer, String need) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(Map.of("need", need))
                .post("/v1/offers/" + offer + "/takings");
    }

    private static String asked(String token, String offer, String need) {
        return ask(token, UUID.randomUUID().toString(), offer, need)
                .then()
                .statusCode(201)
                .body("state", equalTo("asked"))
                .extract()
                .path("id");
    }

    private String asked409(String offer) {
        return ask(town.desk(), UUID.randomUUID().toString(), offer, opened(town, need(town)))
                .then()
                .statusCode(409)
                .extract()
                .path("guard");
    }

    private static void answer(String token, String taking, String action, int status, @Nullable String state) {
        answer(token, taking, action, status, state, Map.of());
    }

    private static void answer(
            String token, String taking, String action, int status, @Nullable String state, Map<String, ?> body) {
        Response answer = change(token, "/v1/takings/" + taking, action, body);
        answer.then().statusCode(status);
        if (state != null) {
            answer.then().body("state", equalTo(state));
        }
    }

    private void assertTaking(String taking, String state, @Nullable String reason) {
        as(town.desk())
                .get("/v1/takings/" + taking)
                .then()
                .body("state", equalTo(state))
                .body("reason", equalTo(reason));
    }

    private void assertCountIsRight(String offer, int agreed) {
        assertThat(database.first(
                                "SELECT o.taken, (SELECT count(*) FROM offer_taking t WHERE t.offer_id = o.id AND t.state = 'AGREED')"
                                        + " AS agreed FROM offer o WHERE o.id = ?",
                                row -> List.of(row.getInt("taken"), row.getInt("agreed")),
                                UUID.fromString(offer))
                        .orElseThrow())
                .containsExactly(agreed, agreed);
    }
}
