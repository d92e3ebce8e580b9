package org.linli.dispatch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tasks as dispatch's people use them. */
public final class TaskLine {

    private static final String TASKS = "linli.dispatch.tasks";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Line line;

    public TaskLine(Line line) {
        this.line = line;
    }

    /** An order that its unit took. */
    public String takenOrder() {
        String order = line.dispatched(line.opened("dl-slow"), "dl-a");
        line.took(Person.HANDLER, order);
        return order;
    }

    /** Asks for an hour between half an hour and four hours from now. */
    public static Map<String, Object> anHour() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new HashMap<>(Map.of(
                "kind",
                "patrol",
                "beginsAt",
                now.plus(Duration.ofMinutes(30)).toString(),
                "endsAt",
                now.plus(Duration.ofHours(4)).toString(),
                "minutes",
                60));
    }

    public static Response open(Person person, String order, Map<String, ?> body) {
        return Line.as(person).body(body).post("/v1/orders/" + order + "/tasks");
    }

    /** @return the task's id */
    public String opened(String order) {
        return open(Person.DISPATCHER, order, anHour())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public JsonPath read(String task) {
        return line.read(Person.AUDITOR, "/v1/tasks/" + task);
    }

    public JsonPath until(String task, String state) {
        return await().atMost(SOON)
                .until(() -> read(task), found -> found.getString("state").equals(state));
    }

    /** Waits until the task's topic has so much. @return types of all events */
    public List<String> told(String task, int atLeast) {
        return await().atMost(SOON).until(() -> story(task), story -> story.size() >= atLeast).stream()
                .map(Topics.Read::type)
                .toList();
    }

    public List<Topics.Read> story(String task) {
        return line.topics().read(TASKS, task);
    }

    public Topics.Read last(String task, String type) {
        return await().atMost(SOON)
                .until(
                        () -> story(task),
                        story -> !story.isEmpty() && story.getLast().type().equals(type))
                .getLast();
    }

    /** Waits until everything that was told of the need so far is heard. */
    public void heard(String task, Volunteers volunteers) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Database.one("SELECT need_version::text FROM task WHERE id = '" + task + "'"))
                                .isEqualTo(String.valueOf(volunteers.version())));
    }

    /** Waits until this list of holders is known. */
    public void holdersKnown(String task, long version) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                Database.one("SELECT version::text FROM task_holders WHERE task_id = '" + task + "'"))
                        .isEqualTo(String.valueOf(version)));
    }
}
