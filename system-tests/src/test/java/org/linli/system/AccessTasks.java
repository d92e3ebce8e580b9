package org.linli.system;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the calls about tasks are about: one that {@code dispatcher} opened of an order its unit works on. */
final class AccessTasks implements AccessPart {

    private static final String NOTE = "核对权限";

    private final RunningCity city;
    private final String task;

    AccessTasks(RunningCity city) {
        this.city = city;
        Walk walk = new Walk(city)
                .submitted(Walk.BY_PEOPLE)
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched(AccessThings.UNIT)
                .taken(AccessThings.UNIT);
        Response opened =
                city.people().as("dispatcher").body(opening()).post(walk.anOrder(AccessThings.UNIT) + "/tasks");
        opened.then().statusCode(201);
        this.task = opened.path("id");
    }

    @Override
    public Map<String, List<String>> things() {
        return Map.of("a task of the order", List.of(task));
    }

    /** The order that is asked for was handled: whoever may open one to claiming is told that it is too late for this one. */
    @Override
    public Map<String, Object> bodies() {
        return Map.of(
                "POST /v1/orders/{id}/tasks", opening(),
                "POST /v1/tasks/{id}/acceptance", Map.of("minutes", 60),
                "POST /v1/tasks/{id}/rejection", Map.of("reason", NOTE),
                "POST /v1/tasks/{id}/withdrawal", Map.of("reason", NOTE));
    }

    @Override
    public Map<String, String> queries() {
        return Map.of("GET /v1/tasks", "?limit=200");
    }

    @Override
    public Map<String, Object> standing() {
        JsonPath seen = city.people()
                .as("dispatcher")
                .get(city.dispatch() + "/v1/tasks/" + task)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Map.of("task", seen.getString("state") + " " + seen.getLong("version"));
    }

    private static Map<String, Object> opening() {
        Instant begins = Instant.now().plus(Duration.ofHours(2));
        return Map.of(
                "kind",
                "patrol",
                "beginsAt",
                begins.toString(),
                "endsAt",
                begins.plus(Duration.ofHours(2)).toString(),
                "minutes",
                60);
    }
}
