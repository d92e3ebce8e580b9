package org.linli.volunteer.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

/** A town with a shop of its unit and a neighbour who has a hundred points. */
abstract class ShopScene {

    static final String ADMIN = TestTokens.of("shop-admin", "linli-desk", "administrator");

    @Inject
    Database database;

    @Inject
    Ledger ledger;

    Town town;
    Neighbour neighbour;
    String shop;

    @BeforeEach
    void aShopAndANeighbourWithPoints() {
        town = Town.known(database);
        neighbour = richNeighbour(100);
        shop = "shop-" + UUID.randomUUID().toString().substring(0, 8);
        as(ADMIN)
                .body(Map.of("code", shop, "name", "积分超市", "unit", town.unit, "area", town.community))
                .post("/v1/shops")
                .then()
                .statusCode(201);
    }

    Neighbour richNeighbour(long points) {
        Neighbour who = Neighbours.in(database, town, town.grid);
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.transfer(TransferOrder.of(
                        "given/" + who.id(),
                        TransferKind.EARN,
                        AccountRef.issuing("shop-test", Currency.COMMUNITY_POINTS),
                        AccountRef.person(who.id(), Currency.COMMUNITY_POINTS),
                        points,
                        "tester",
                        "test")));
        return who;
    }

    /** An item on offer. @return its id */
    String offered(int points, int stock, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("title", "大米一袋", "currency", "community-points", "points", points, "stock", stock));
        body.putAll(more);
        Response made = as(town.organiser()).body(body).post("/v1/shops/" + shop + "/items");
        made.then().statusCode(201);
        as(town.organiser())
                .header("If-Match", made.header("ETag"))
                .post("/v1/items/" + made.path("id") + "/offering")
                .then()
                .statusCode(200);
        return made.path("id");
    }

    Response redeem(Neighbour who, String item) {
        return redeem(who, item, UUID.randomUUID().toString(), Map.of());
    }

    Response redeem(Neighbour who, String item, String key, Map<String, ?> body) {
        return as(who.token()).header("Idempotency-Key", key).body(body).post("/v1/items/" + item + "/redemptions");
    }

    Response collect(String code) {
        return as(town.organiser()).body(Map.of("code", code)).post("/v1/shops/" + shop + "/collections");
    }

    Response settle(String key, String until) {
        return as(ADMIN)
                .header("Idempotency-Key", key)
                .body(Map.of("until", until))
                .post("/v1/shops/" + shop + "/settlements");
    }

    int stock(String item) {
        return database.first(
                        "SELECT stock FROM shop_item WHERE id = ?", row -> row.getInt("stock"), UUID.fromString(item))
                .orElseThrow();
    }

    void assertAccount(String ownerKind, String owner, long balance, long held) {
        assertThat(database.list(
                        "SELECT balance, held FROM ledger_account WHERE owner_kind = ? AND owner = ? AND currency = 'community-points'",
                        row -> row.getLong("balance") + " " + row.getLong("held"),
                        ownerKind,
                        owner))
                .containsExactly(balance + " " + held);
    }
}
