package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Two entries of the grid that may be one person, and a list of its people, as its grid worker makes them. */
final class AccessElders implements AccessPart {

    private static final String PAIR = "two entries of the grid that may be one person";

    private final RunningCity city;
    private final String pair;
    private final String round;

    AccessElders(RunningCity city) {
        this.city = city;
        String elder = registered("access-pair-one");
        registered("access-pair-other");
        this.pair = found(elder);
        this.round = sent();
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of(PAIR, List.of(pair), "a list of the grid", List.of(round));
    }

    @Override
    public Map<String, Object> bodies() {
        // Too little is said, and of another version: both are looked at after the caller's right.
        return Map.of(
                "POST /v1/elders/{id}/erasure", Map.of(),
                "POST /v1/rounds", Map.of("area", AccessThings.GRID, "rows", List.of(Map.of())),
                "POST /v1/duplicates/{id}/merge", Map.of(),
                "POST /v1/duplicates/{id}/dismissal", Map.of(),
                "POST /v1/duplicates/{id}/undo", Map.of());
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/duplicates", "?limit=200&state=open&area=" + AccessThings.GRID);
    }

    @Override
    public Map<String, Object> standing() {
        return Map.of("pair", seen("/v1/duplicates/" + pair).path("version"));
    }

    /** The same key registers once, however often these tests run. */
    private String registered(String key) {
        Map<String, Object> body = Map.of(
                "name", "核对同名",
                "birthDate", "1939-04-05",
                "sex", "female",
                "area", AccessThings.GRID,
                "address", "幸福里2号楼1单元101室",
                "living", "alone",
                "consent", true);
        Response answer = await("the areas and postings of the city in care")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> city.people()
                                .as("gridworker")
                                .header("Idempotency-Key", key)
                                .body(body)
                                .post(city.care() + "/v1/elders"),
                        any -> any.statusCode() == 201);
        return answer.path("id");
    }

    private String sent() {
        Map<String, Object> row = Map.of(
                "name", "核对名单",
                "birthDate", "1938-04-05",
                "sex", "male",
                "address", "幸福里2号楼1单元102室",
                "living", "with-spouse",
                "consent", true);
        return city.people()
                .as("gridworker")
                .header("Idempotency-Key", "access-round")
                .body(Map.of("area", AccessThings.GRID, "rows", List.of(row)))
                .post(city.care() + "/v1/rounds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String found(String elder) {
        List<Map<String, Object>> pairs = seen("/v1/duplicates?limit=200&state=open&area=" + AccessThings.GRID)
                .path("items");
        assertThat(pairs).as("open pairs of the grid").isNotEmpty();
        return pairs.stream()
                .filter(each ->
                        List.of(elderOf(each, "one"), elderOf(each, "other")).contains(elder))
                .map(each -> String.valueOf(each.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private static String elderOf(Map<String, Object> pair, String side) {
        return String.valueOf(((Map<?, ?>) pair.get(side)).get("elder"));
    }

    private Response seen(String path) {
        return city.people().as("desk").get(city.care() + path);
    }
}
