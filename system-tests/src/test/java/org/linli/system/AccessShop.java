package org.linli.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shop of the unit of {@code organiser}: an item, what {@code volunteer} redeemed there, and a settlement. */
final class AccessShop implements AccessPart {

    private final RunningCity city;
    private final Helping helping;
    private final String phoneless;
    private final String shop;
    private final String item;
    private final String redemption;
    private final String cancelled;
    private final String settlement;

    /** @param phoneless somebody of the grid who cannot sign in; {@code volunteer} has earned points */
    AccessShop(RunningCity city, String phoneless) {
        this.city = city;
        this.helping = new Helping(city);
        this.phoneless = phoneless;
        this.shop = "access-" + UUID.randomUUID().toString().substring(0, 8);
        city.people()
                .as("admin")
                .body(Map.of("code", shop, "name", "核对店", "unit", AccessVolunteers.UNIT, "area", AccessThings.GRID))
                .post(city.volunteer() + "/v1/shops")
                .then()
                .statusCode(201);
        this.item = helping.made(
                "organiser",
                "shops/" + shop + "/items",
                Map.of("title", "纸巾", "currency", "community-points", "points", 1, "stock", 10));
        city.people()
                .as("organiser")
                .header("If-Match", "\"1\"")
                .post(city.volunteer() + "/v1/items/" + item + "/offering")
                .then()
                .statusCode(200);
        this.cancelled = redeemed();
        city.people()
                .as("volunteer")
                .post(city.volunteer() + "/v1/redemptions/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);
        this.settlement = settled(redeemed());
        this.redemption = redeemed();
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "a shop of the unit", List.of(shop),
                "an item of the shop", List.of(item),
                "an item of the shop and a person there", List.of(item),
                "a redemption", List.of(redemption),
                "a redemption at the shop", List.of(redemption),
                "a cancelled redemption", List.of(cancelled),
                "a settlement", List.of(settlement));
    }

    @Override
    public Map<String, Object> bodies() {
        return Map.of(
                "POST /v1/shops", Map.of("code", shop),
                "POST /v1/shops/{code}/items", Map.of(),
                "POST /v1/items/{id}/stock", Map.of("change", 1, "reason", "核对权限"),
                "POST /v1/items/{id}/redemptions on an item of the shop", Map.of("count", 0),
                "POST /v1/items/{id}/redemptions on an item of the shop and a person there",
                        Map.of("count", 0, "person", phoneless),
                "POST /v1/shops/{code}/collections", Map.of(),
                "POST /v1/shops/{code}/settlements", Map.of("until", "2999-01-01T00:00:00Z"));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/redemptions on a redemption at the shop", "?shop=" + shop);
    }

    @Override
    public Map<String, Object> standing() {
        String items = city.volunteer() + "/v1/shops/" + shop + "/items";
        return Map.of(
                "item", helping.seen("organiser", items).getList("items.version"),
                "stock", helping.seen("organiser", items).getList("items.stock"),
                "redemption",
                        helping.seen("volunteer", city.volunteer() + "/v1/redemptions/" + redemption)
                                .getString("state"));
    }

    private String redeemed() {
        return helping.made("volunteer", "items/" + item + "/redemptions", Map.of());
    }

    private String settled(String collected) {
        String code = helping.seen("volunteer", city.volunteer() + "/v1/redemptions/" + collected)
                .getString("pickUpCode");
        city.people()
                .as("organiser")
                .body(Map.of("code", code))
                .post(city.volunteer() + "/v1/shops/" + shop + "/collections")
                .then()
                .statusCode(200);
        return city.people()
                .as("admin")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("until", java.time.Instant.now().toString()))
                .post(city.volunteer() + "/v1/shops/" + shop + "/settlements")
                .then()
                .statusCode(201)
                .extract()
                .path("settlement.id");
    }
}
