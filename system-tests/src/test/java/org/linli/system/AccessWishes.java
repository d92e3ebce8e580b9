package org.linli.system;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the calls about wishes are about: one that {@code resident} made and nobody has looked at yet. */
final class AccessWishes implements AccessPart {

    private static final String NOTE = "核对权限";

    private final RunningCity city;
    private final String wish;

    AccessWishes(RunningCity city) {
        this.city = city;
        Response made = city.people()
                .as("resident")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(wish(24 * 60))
                .post(city.intake() + "/v1/wishes");
        made.then().statusCode(201);
        this.wish = made.path("id");
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of("a wish of the grid", List.of(wish));
    }

    @Override
    public Map<String, Object> bodies() {
        // That its time is over is looked at last.
        Map<String, Object> onBehalf = wish(-24 * 60);
        onBehalf.put("onBehalf", true);
        return Map.of(
                "POST /v1/wishes on a wish of the grid whose time is over",
                wish(-24 * 60),
                "POST /v1/wishes on a wish for somebody of the grid whose time is over",
                onBehalf,
                "POST /v1/wishes/{id}/refusal",
                Map.of("reason", NOTE),
                "POST /v1/wishes/{id}/withdrawal",
                Map.of("reason", NOTE),
                "POST /v1/wishes/{id}/fulfilment",
                Map.of("fulfilled", true));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/wishes", "?limit=200&area=" + AccessThings.GRID);
    }

    @Override
    public Map<String, Object> standing() {
        JsonPath seen = city.people()
                .as("desk")
                .get(city.intake() + "/v1/wishes/" + wish)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Map.of("wish", seen.getString("state") + " " + seen.getLong("version"));
    }

    private static Map<String, Object> wish(int minutesAhead) {
        Map<String, Object> wish = new HashMap<>(Helping.need(AccessThings.GRID, minutesAhead));
        wish.remove("title");
        wish.put("words", NOTE);
        wish.put("consent", true);
        wish.put("contact", Map.of("name", "王阿姨", "address", "文庙巷 3 号"));
        return wish;
    }
}
