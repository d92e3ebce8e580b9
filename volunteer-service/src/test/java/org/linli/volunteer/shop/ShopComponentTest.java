package org.linli.volunteer.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;

@QuarkusTest
class ShopComponentTest extends ShopScene {

    @Inject
    Audit audit;

    @Inject
    EndingRedemption ending;

    @Test
    void pointsAreHeldWhenSomethingIsRedeemedAndAreTheShopsWhenItIsCollected() {
        String item = offered(30, 5, Map.of());

        Response redeemed = redeem(neighbour, item, "k", Map.of("count", 2));

        redeemed.then()
                .statusCode(201)
                .body("state", equalTo("reserved"))
                .body("points", equalTo(60))
                .body("collectBy", org.hamcrest.Matchers.notNullValue());
        assertThat(stock(item)).isEqualTo(3);
        assertAccount("person", neighbour.id().toString(), 100, 60);

        collect(" " + redeemed.<String>path("pickUpCode").toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body("state", equalTo("collected"))
                .body("person", nullValue())
                .body("pickUpCode", nullValue());

        assertAccount("person", neighbour.id().toString(), 40, 0);
        assertAccount("shop", shop, 60, 0);
        assertThat(audit.of("redemption", redeemed.path("id")))
                .extracting(found -> found.entry().action())
                .containsExactly("redeem", "collect");
        collect(redeemed.path("pickUpCode")).then().statusCode(409).body("state", equalTo("collected"));
        assertAccount("shop", shop, 60, 0);
    }

    @Test
    void theSameKeyIsTheSameRedemptionAndAnotherContentIsRefused() {
        String item = offered(30, 5, Map.of());

        String first = redeem(neighbour, item, "once", Map.of()).path("pickUpCode");

        redeem(neighbour, item, "once", Map.of()).then().statusCode(200).body("pickUpCode", equalTo(first));
        redeem(neighbour, item, "once", Map.of("count", 2))
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"));
        assertThat(stock(item)).isEqualTo(4);
        assertAccount("person", neighbour.id().toString(), 100, 30);
    }

    @Test
    void nobodyRedeemsWhatTheyCannotPayWhatIsGoneOrMoreThanTheirShare() {
        String dear = offered(101, 5, Map.of());
        String last = offered(10, 1, Map.of());
        String shared = offered(10, 9, Map.of("perPerson", 1));

        redeem(neighbour, dear).then().statusCode(409).body("type", endsWith("/balance-too-low"));
        assertThat(stock(dear)).isEqualTo(5);
        redeem(neighbour, last, "two", Map.of("count", 2))
                .then()
                .statusCode(409)
                .body("type", endsWith("/out-of-stock"))
                .body("stock", equalTo(1));
        redeem(neighbour, shared).then().statusCode(201);
        redeem(neighbour, shared).then().statusCode(409).body("perPerson", equalTo(1));
        redeem(neighbour, last, "none", Map.of("count", 0))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("count"));
        as(neighbour.token())
                .post("/v1/items/" + last + "/redemptions")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void whatIsGivenBackIsInStockAndItsPointsAreFreeOnce() {
        String item = offered(30, 1, Map.of());
        String id = redeem(neighbour, item).path("id");

        for (int again = 0; again < 2; again++) {
            as(neighbour.token())
                    .post("/v1/redemptions/" + id + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("cancelled"))
                    .body("pickUpCode", nullValue());
        }

        assertThat(stock(item)).isEqualTo(1);
        assertAccount("person", neighbour.id().toString(), 100, 0);
    }

    @Test
    void aCodeThatIsOverGivesBackByItselfOnce() {
        String item = offered(30, 1, Map.of("collectWithinDays", 1));
        Response redeemed = redeem(neighbour, item);
        UUID id = UUID.fromString(redeemed.path("id"));
        Instant later = Instant.parse(redeemed.<String>path("collectBy"));

        expire(id, later.minus(Duration.ofSeconds(1)));
        assertThat(stock(item)).isZero();
        expire(id, later);
        expire(id, later);

        assertThat(stock(item)).isEqualTo(1);
        assertAccount("person", neighbour.id().toString(), 100, 0);
        as(neighbour.token()).get("/v1/redemptions/" + id).then().body("state", equalTo("expired"));
        as(neighbour.token())
                .post("/v1/redemptions/" + id + "/cancellation")
                .then()
                .statusCode(409)
                .body("state", equalTo("expired"));
        collect(redeemed.path("pickUpCode")).then().statusCode(404);
    }

    @Test
    void afterFiveCodesThatNobodyHasTheShopWaits() {
        String item = offered(30, 1, Map.of());
        String code = redeem(neighbour, item).path("pickUpCode");

        for (int i = 0; i < 5; i++) {
            collect("22222222").then().statusCode(404);
        }

        collect(code).then().statusCode(429).header("Retry-After", not(nullValue()));
        database.update("UPDATE shop SET wrong_since = wrong_since - interval '1 hour' WHERE code = ?", shop);
        collect(code).then().statusCode(200);
    }

    @Test
    void anItemIsOfferedByItsShopOnlyAndItsPriceStays() {
        Response draft = as(town.organiser())
                .body(Map.of("title", "食用油", "currency", "community-points", "points", 20, "stock", 1))
                .post("/v1/shops/" + shop + "/items");
        String item = draft.path("id");

        redeem(neighbour, item).then().statusCode(409).body("state", equalTo("draft"));
        as(town.desk())
                .header("If-Match", "\"1\"")
                .post("/v1/items/" + item + "/offering")
                .then()
                .statusCode(403);
        as(neighbour.token())
                .get("/v1/shops/" + shop + "/items")
                .then()
                .statusCode(200)
                .body("items", empty());
        change(item, "stock", 1, Map.of("change", -2, "reason", "破损"))
                .then()
                .statusCode(400)
                .body("errors[0].rule", equalTo("stock"));
        change(item, "stock", 1, Map.of("change", 4, "reason", "补货"))
                .then()
                .statusCode(200)
                .body("stock", equalTo(5));
        change(item, "offering", 1, Map.of()).then().statusCode(412);
        change(item, "offering", 2, Map.of()).then().statusCode(200);
        change(item, "withdrawal", 3, Map.of()).then().statusCode(200).body("state", equalTo("withdrawn"));
        change(item, "offering", 4, Map.of()).then().statusCode(409).body("state", equalTo("withdrawn"));
    }

    @Test
    void badItemsAreRefusedByFieldAndRule() {
        Map<String, Object> good = Map.of("title", "米", "currency", "community-points", "points", 20, "stock", 1);
        Map.<String, Object>of(
                        "title", " ",
                        "currency", "minutes",
                        "points", 0,
                        "stock", -1,
                        "perPerson", 0,
                        "collectWithinDays", 91,
                        "lastDay", "2020-01-01")
                .forEach((field, bad) -> {
                    Map<String, Object> body = new java.util.HashMap<>(good);
                    body.put(field, bad);
                    as(town.organiser())
                            .body(body)
                            .post("/v1/shops/" + shop + "/items")
                            .then()
                            .statusCode(400)
                            .body("errors[0].field", equalTo(field));
                });
    }

    @Test
    void whoeverHasNoPhoneIsRedeemedForAndItShows() {
        String item = offered(10, 5, Map.of());
        String person = new Folk(town).registeredByDesk("李奶奶");
        database.update(
                "UPDATE ledger_account SET owner = ? WHERE owner_kind = 'person' AND owner = ?",
                person,
                neighbour.id().toString());

        Response redeemed = as(town.desk())
                .header("Idempotency-Key", "for-her")
                .body(Map.of("person", person))
                .post("/v1/items/" + item + "/redemptions");

        redeemed.then().statusCode(201).body("person", equalTo(person));
        assertThat(audit.of("redemption", redeemed.path("id")))
                .extracting(found -> found.entry().role())
                .containsExactly("desk");
        Neighbour other = Neighbours.in(database, town, town.grid);
        as(town.desk())
                .header("Idempotency-Key", "for-another")
                .body(Map.of("person", other.id()))
                .post("/v1/items/" + item + "/redemptions")
                .then()
                .statusCode(403);
        as(other.token()).get("/v1/redemptions/" + redeemed.path("id")).then().statusCode(404);
        as(other.token())
                .post("/v1/redemptions/" + redeemed.path("id") + "/cancellation")
                .then()
                .statusCode(404);
    }

    @Test
    void theShopIsSettledOnceForWhatItHandedOver() {
        String item = offered(30, 5, Map.of());
        collect(redeem(neighbour, item).path("pickUpCode")).then().statusCode(200);
        collect(redeem(neighbour, item).path("pickUpCode")).then().statusCode(200);
        String still = redeem(neighbour, item).path("pickUpCode");
        String until = Instant.now().toString();

        settle("march", until)
                .then()
                .statusCode(201)
                .body("settlement.communityPoints", equalTo(60))
                .body("lines", hasSize(2));

        assertAccount("shop", shop, 0, 0);
        settle("march", until).then().statusCode(200).body("settlement.communityPoints", equalTo(60));
        settle("again", until).then().statusCode(409);
        settle("march", "2026-01-01T00:00:00Z")
                .then()
                .statusCode(409)
                .body("type", endsWith("/idempotency-key-reused"));
        settle("future", "2999-01-01T00:00:00Z").then().statusCode(400).body("errors[0].field", equalTo("until"));
        collect(still).then().statusCode(200);
        settle("april", Instant.now().toString())
                .then()
                .statusCode(201)
                .body("settlement.communityPoints", equalTo(30))
                .body("lines", hasSize(1));
        as(town.organiser())
                .get("/v1/shops/" + shop + "/settlements")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        as(town.organiser()).get("/v1/accounts").then().statusCode(200).body("items.owner", hasItem(shop));
    }

    private Response change(String item, String action, long seen, Map<String, ?> body) {
        return as(town.organiser())
                .header("If-Match", "\"" + seen + "\"")
                .body(body)
                .post("/v1/items/" + item + "/" + action);
    }

    private void expire(UUID id, Instant now) {
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(() -> ending.expire(id, now));
    }
}
