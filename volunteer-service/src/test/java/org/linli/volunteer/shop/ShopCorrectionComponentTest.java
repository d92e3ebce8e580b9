package org.linli.volunteer.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes wrong at the counter and is put right. */
@QuarkusTest
class ShopCorrectionComponentTest extends ShopScene {

    @Test
    void whatWasReversedIsNotSettledAndKeepsNothingElseFromIt() {
        String item = offered(30, 5, Map.of());
        Response wrong = redeem(neighbour, item);
        collect(wrong.path("pickUpCode")).then().statusCode(200);
        collect(redeem(neighbour, item).path("pickUpCode")).then().statusCode(200);
        UUID taken = database.first(
                        "SELECT t.id FROM ledger_transfer t JOIN redemption r ON r.hold = t.hold WHERE r.id = ?",
                        row -> row.getObject("id", UUID.class),
                        UUID.fromString(wrong.path("id")))
                .orElseThrow();
        as(ADMIN)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("reason", "商品损坏"))
                .post("/v1/transfers/" + taken + "/reversal")
                .then()
                .statusCode(201);

        settle(UUID.randomUUID().toString(), Instant.now().toString())
                .then()
                .statusCode(201)
                .body("settlement.communityPoints", equalTo(30))
                .body("lines", hasSize(1));

        assertAccount("shop", shop, 0, 0);
        settle(UUID.randomUUID().toString(), Instant.now().toString()).then().statusCode(409);
    }

    @Test
    void aCodeEnteredAgainSaysThatItWasCollectedAndIsNoWrongOne() {
        String item = offered(10, 5, Map.of());
        String code = redeem(neighbour, item).path("pickUpCode");
        collect(code).then().statusCode(200);

        for (int again = 0; again < 6; again++) {
            collect(code).then().statusCode(409).body("state", equalTo("collected"));
        }

        assertAccount("shop", shop, 10, 0);
        collect(redeem(neighbour, item).path("pickUpCode")).then().statusCode(200);
    }

    @Test
    void whatIsGivenBackIsGivenBackThoughTheShelfIsFullAgain() {
        String item = offered(1, 1_000_000, Map.of());
        String id = redeem(neighbour, item).path("id");
        as(town.organiser())
                .header("If-Match", "\"2\"")
                .body(Map.of("change", 1, "reason", "补货"))
                .post("/v1/items/" + item + "/stock")
                .then()
                .statusCode(200);

        as(neighbour.token())
                .post("/v1/redemptions/" + id + "/cancellation")
                .then()
                .statusCode(200);

        assertThat(stock(item)).isEqualTo(1_000_000);
        assertAccount("person", neighbour.id().toString(), 100, 0);
    }
}
