package org.linli.system;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An item agreed with somebody of the grid, which begins so late that it gives no visit, and a package that counts there. */
final class AccessCarePlans implements AccessPart {

    private static final LocalDate LATER =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(300);

    private final RunningCity city;
    private final String elder;
    private final String item;
    private final String contract;

    AccessCarePlans(RunningCity city, String elder) {
        this.city = city;
        this.elder = elder;
        this.item = made(
                "/v1/elders/" + elder + "/care-items",
                Map.of(
                        "kind", "door-knock",
                        "recurrence", "FREQ=WEEKLY",
                        "firstDay", LATER.toString(),
                        "lastDay", LATER.plusDays(30).toString(),
                        "window", Map.of("from", "09:00", "to", "11:00")));
        this.contract = made(
                "/v1/packages",
                Map.of(
                        "number",
                        "ACCESS-" + UUID.randomUUID(),
                        "unit",
                        AccessCare.UNIT,
                        "area",
                        AccessThings.GRID,
                        "from",
                        LATER.toString(),
                        "to",
                        LATER.plusDays(30).toString(),
                        "lines",
                        List.of(Map.of("kind", "door-knock", "visits", 1))));
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(
                "an item of the care plan", List.of(item, LATER.toString()),
                "a package of the grid", List.of(contract, elder));
    }

    @Override
    public Map<String, Object> bodies() {
        // Too little is said, which is looked at after the caller's right; or a version that nothing has.
        Map<String, Object> bodies = new HashMap<>();
        bodies.put("POST /v1/elders/{id}/care-items", Map.of());
        bodies.put("PUT /v1/care-items/{id}", Map.of());
        bodies.put("POST /v1/care-items/{id}/pause", Map.of());
        bodies.put("POST /v1/care-items/{id}/end", Map.of());
        bodies.put("POST /v1/care-items/{id}/exceptions", Map.of());
        bodies.put("POST /v1/care-items/preview", Map.of("elder", elder));
        bodies.put("POST /v1/packages", Map.of("area", AccessThings.GRID));
        bodies.put("PUT /v1/packages/{id}", Map.of());
        bodies.put("PUT /v1/packages/{id}/people/{elder}", Map.of());
        return bodies;
    }

    @Override
    public Map<String, String> queries() {
        return Map.of(
                "GET /v1/packages",
                "?limit=200&area=" + AccessThings.GRID,
                "GET /v1/care-items/{id}/occurrences",
                "?from=" + LATER + "&to=" + LATER.plusDays(30));
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of(
                "item", seen("/v1/care-items/" + item),
                "package", seen("/v1/packages/" + contract));
    }

    private String made(String path, Map<String, Object> body) {
        return city.people()
                .as("desk")
                .body(body)
                .post(city.care() + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String seen(String path) {
        return city.people().as("desk").get(city.care() + path).header("ETag");
    }
}
