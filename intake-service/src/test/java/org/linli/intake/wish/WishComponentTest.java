package org.linli.intake.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.People;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.TestTokens;

@QuarkusTest
class WishComponentTest extends WishScene {

    @Inject
    ContactRetention retention;

    @Test
    void aWishIsMadeApprovedServedAndFulfilledAndEachStepIsToldOnce() {
        String id = served();

        act(maker(), id, "fulfilment", Map.of("fulfilled", true, "words", "剪得很好", "minutes", 45))
                .then()
                .statusCode(200)
                .body("state", equalTo("fulfilled"))
                .body("fulfilled", equalTo(true));

        List<Topic.Event> events = told(id, 5);
        assertThat(kinds(events))
                .containsExactly("wish-made", "wish-approved", "wish-claimed", "wish-served", "wish-fulfilled");
        assertThat(events).extracting(Topic.Event::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(events.getLast().data().get("minutes").intValue()).isEqualTo(45);
        assertThat(events.getLast().data().get("evidence").intValue()).isEqualTo(2);
        assertThat(events.get(1).data().get("sensitivity").textValue()).isEqualTo("private");
        assertThat(audited(id)).contains("make", "approve", "claimed", "served", "fulfil");
    }

    @Test
    void aRepeatedCallIsTheSameWishAlsoWhenBothComeAtOnce() throws Exception {
        Map<String, Object> body = wish();
        String key = UUID.randomUUID().toString();
        Callable<Response> call = () -> make(maker(), body, key);
        List<Response> answers;
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Future<Response>> calls = both.invokeAll(List.of(call, call));
            answers = List.of(calls.get(0).get(), calls.get(1).get());
        }

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 201);
        assertThat(answers.get(0).<String>path("id")).isEqualTo(answers.get(1).path("id"));
        told(answers.get(0).path("id"), 1);
        body.put("words", "另一个心愿");
        make(maker(), body, key).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void whatIsMissingOrWrongIsNamedAndChangesNothing() {
        Map<String, Object> body = wish();
        body.remove("consent");
        assertInvalid(body, "consent");
        body = wish();
        body.put("area", "tc-s1");
        assertInvalid(body, "area");
        body = wish();
        body.put("minutes", 121);
        assertInvalid(body, "minutes");
        body = wish();
        body.put("endsAt", body.get("beginsAt"));
        assertInvalid(body, "endsAt");
        body = wish();
        body.put("contact", Map.of("name", NAME));
        assertInvalid(body, "contact.address");
        body = wish();
        body.put("beginsAt", "2026-01-01T00:00:00Z");
        body.put("endsAt", "2026-01-01T02:00:00Z");
        make(maker(), body).then().statusCode(409).body("guard", equalTo("window-ahead"));
        Calls.as(maker()).body(wish()).post("/v1/wishes").then().statusCode(400);

        Calls.as(maker()).get("/v1/wishes").then().statusCode(200).body("items.size()", equalTo(0));
    }

    private void assertInvalid(Map<String, Object> body, String field) {
        make(maker(), body).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    @Test
    void theDeskMakesAWishForSomebodyAndAnotherOfficerApprovesIt() {
        Map<String, Object> body = wish();
        make(desk, body).then().statusCode(403);
        body.put("onBehalf", true);
        make(maker(), body).then().statusCode(403);
        make(people.in("desk", "tc-s2").token(), body).then().statusCode(403);
        String id = make(desk, body).then().statusCode(201).extract().path("id");

        act(desk, id, "approval", Map.of()).then().statusCode(409).body("guard", equalTo("not-who-made-it"));
        act(people.in("desk", "tc-s1").token(), id, "approval", Map.of()).then().statusCode(200);

        needs(id, "need-done");
        awaitState(id, "served");
        act(desk, id, "fulfilment", Map.of("fulfilled", true)).then().statusCode(200);
        assertThat(told(id, 4).getLast().data().get("evidence").intValue()).isEqualTo(1);
    }

    @Test
    void onlyWhoMadeItAndTheOfficersOfItsAreaSeeAWish() {
        String id = made();
        String stranger = TestTokens.of("x-" + UUID.randomUUID(), "linli-app", "resident");
        String elsewhere = people.in("desk", "tc-s2").token();

        Calls.as(maker()).get("/v1/wishes/" + id).then().statusCode(200).body("words", containsString("理个发"));
        Calls.as(people.in("auditor", "tc").token())
                .get("/v1/wishes/" + id)
                .then()
                .statusCode(200);
        Calls.as(stranger).get("/v1/wishes/" + id).then().statusCode(404);
        Calls.as(elsewhere).get("/v1/wishes/" + id).then().statusCode(404);
        Calls.as(stranger)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "不需要"))
                .post("/v1/wishes/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        Calls.as(desk)
                .get("/v1/wishes?state=made&area=tc-g1&limit=200")
                .then()
                .body("items.id", hasItem(id))
                .body(not(containsString(NAME)))
                .body(not(containsString(ADDRESS)));
        Calls.as(elsewhere).get("/v1/wishes?limit=200").then().body("items.id", not(hasItem(id)));
        Calls.as(maker()).get("/v1/wishes?mine=true").then().body("items.id", hasItem(id));
        Calls.as(stranger).get("/v1/wishes").then().body("items.size()", equalTo(0));
        Calls.as(maker()).get("/v1/wishes?cursor=x").then().statusCode(400);
    }

    @Test
    void onlyWhoIsToComeAndTheDeskReadTheContactAndEachReadingIsOnRecord() {
        String id = approved();
        String other = TestTokens.of("v-" + UUID.randomUUID(), "linli-app", "volunteer");
        assertContact(volunteer(), id, 404);

        holders(id, volunteer);

        org.awaitility.Awaitility.await().untilAsserted(() -> assertContact(volunteer(), id, 200));
        Calls.as(volunteer())
                .get("/v1/wishes/" + id + "/contact")
                .then()
                .body("name", equalTo(NAME))
                .body("phone", equalTo(PHONE))
                .body("address", equalTo(ADDRESS));
        assertContact(other, id, 404);
        assertContact(people.in("desk", "tc-s2").token(), id, 404);
        assertContact(maker(), id, 403);
        assertContact(desk, id, 200);
        assertThat(audited(id).stream().filter("read-contact"::equals)).hasSizeGreaterThanOrEqualTo(3);
        assertSealed(id);

        holders(id);

        org.awaitility.Awaitility.await().untilAsserted(() -> assertContact(volunteer(), id, 404));
        holders(id, 1, volunteer);
        holders(id, "somebody-else");
        org.awaitility.Awaitility.await()
                .until(() -> database.first(
                                "SELECT 1 FROM wish_holder WHERE wish_id = ?::uuid AND subject = 'somebody-else'",
                                row -> true,
                                id)
                        .isPresent());
        assertContact(volunteer(), id, 404);
    }

    private static void assertContact(String token, String id, int status) {
        Calls.as(token).get("/v1/wishes/" + id + "/contact").then().statusCode(status);
    }

    private void assertSealed(String id) {
        assertThat(database.list(
                        "SELECT encode(name || address || phone, 'escape') AS sealed FROM wish_contact WHERE wish_id = ?::uuid",
                        row -> row.getString("sealed"),
                        id))
                .singleElement()
                .asString()
                .doesNotContain(PHONE);
    }

    @Test
    void aWithdrawnWishIsReadByNobodyAnyMoreAndFollowsNothing() {
        String id = approved();
        holders(id, volunteer);
        org.awaitility.Awaitility.await().untilAsserted(() -> assertContact(volunteer(), id, 200));

        act(maker(), id, "withdrawal", Map.of()).then().statusCode(400);
        act(maker(), id, "withdrawal", Map.of("reason", "家人来了")).then().statusCode(200);

        assertContact(volunteer(), id, 404);
        String later = approved();
        needs(id, "need-filled");
        needs(id, "need-withdrawn");
        needs(later, "need-filled");
        awaitState(later, "claimed");
        awaitState(id, "withdrawn");
        List<Topic.Event> events = told(id, 3);
        assertThat(events.getLast().data().get("reasonCode").textValue()).isEqualTo("withdrawn-by-maker");
    }

    @Test
    void aPlaceThatIsFreeAgainAndOldEventsThatComeAgainAreToldApart() {
        String id = approved();
        needs(id, "micro-wish", "need-filled", 5);
        awaitState(id, "claimed");
        needs(id, "micro-wish", "need-reopened", 7);
        awaitState(id, "approved");

        needs(id, "micro-wish", "need-filled", 5);
        needs(id, "care-visit", "need-expired", 9);
        needs(id, "micro-wish", "need-expired", 8);

        awaitState(id, "lapsed");
        assertThat(kinds(told(id, 5)))
                .containsExactly("wish-made", "wish-approved", "wish-claimed", "wish-freed", "wish-lapsed");
    }

    @Test
    void aNeedThatClosedWithoutAWordEndsItsWish() {
        String id = served();
        needs(id, "need-closed");

        awaitState(id, "fulfilled");
        told(id, 4);
        act(maker(), id, "fulfilment", Map.of("fulfilled", false)).then().statusCode(409);
    }

    @Test
    void whoHelpedDoesNotSayThatItWasFulfilled() {
        Map<String, Object> body = wish();
        String id = make(volunteer(), body).then().statusCode(201).extract().path("id");
        act(desk, id, "approval", Map.of()).then().statusCode(200);
        holders(id, volunteer);
        org.awaitility.Awaitility.await().untilAsserted(() -> assertContact(volunteer(), id, 200));
        holders(id);
        needs(id, "need-done");
        awaitState(id, "served");

        act(volunteer(), id, "fulfilment", Map.of("fulfilled", true))
                .then()
                .statusCode(409)
                .body("guard", equalTo("not-who-helps"));
        act(desk, id, "fulfilment", Map.of("fulfilled", false))
                .then()
                .statusCode(200)
                .body("state", equalTo("unfulfilled"));
    }

    @Test
    void twoWhoActOnTheSameVersionAreToldApart() {
        String id = made();
        People.Person second = people.in("desk", "tc-s1");
        act(desk, id, "approval", Map.of()).then().statusCode(200);

        Calls.as(second.token())
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "不合适"))
                .post("/v1/wishes/" + id + "/refusal")
                .then()
                .statusCode(412)
                .body("state", equalTo("approved"));
    }

    @Test
    void whomItWasForIsErasedNinetyDaysAfterTheWishEndedOnce() {
        String ended = made();
        String running = approved();
        act(maker(), ended, "withdrawal", Map.of("reason", "已解决")).then().statusCode(200);

        retention.sweep(Instant.now().plus(Duration.ofDays(89)));
        assertContact(desk, ended, 200);
        retention.sweep(Instant.now().plus(Duration.ofDays(90)).plus(Duration.ofMinutes(1)));
        retention.sweep(Instant.now().plus(Duration.ofDays(90)).plus(Duration.ofMinutes(1)));

        assertContact(desk, ended, 404);
        assertContact(desk, running, 200);
        assertThat(audited(ended)).containsOnlyOnce("erase-contact");
    }

    private List<String> audited(String id) {
        return database.list(
                "SELECT action FROM audit_entry WHERE entity = 'wish' AND entity_id = ? ORDER BY id",
                row -> row.getString("action"),
                id);
    }
}
