package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;

/** Who may open which order to claiming, for when and for what. */
@QuarkusTest
class OpeningTaskComponentTest {

    private Line line;
    private TaskLine tasks;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void anOrderIssuedOrEscalatedIsOpenedByChiefOrDispatcher() {
        String issued = line.dispatched(line.opened("dl-slow"), "dl-a");
        TaskLine.open(Person.CHIEF, issued, TaskLine.anHour()).then().statusCode(201);

        String id = line.opened("dl-slow");
        String escalated = line.dispatched(id, "dl-a");
        OffsetClock.forward(Duration.ofMinutes(121));
        line.storyEndingWith(id, "order-not-taken");
        Map<String, Object> body = TaskLine.anHour();
        body.put("beginsAt", Instant.now().plus(Duration.ofHours(3)).toString());

        TaskLine.open(Person.DISPATCHER, escalated, body).then().statusCode(201);
    }

    @Test
    void anOrderThatNobodyWorksOnIsNotOpened() {
        String handled = tasks.takenOrder();
        line.reported(Person.HANDLER, handled);
        refused(handled, TaskLine.anHour(), "order-is-worked-on");

        String returned = line.dispatched(line.opened("dl-slow"), "dl-a");
        line.did(
                Person.HANDLER,
                "/v1/orders/" + returned + "/return",
                Map.of("reasonCode", "dl-not-ours", "reason", "不归我们"));
        TaskLine.open(Person.DISPATCHER, returned, TaskLine.anHour())
                .then()
                .statusCode(409)
                .body("guard", equalTo("order-is-worked-on"))
                .body("state", equalTo("returned"));
    }

    @Test
    void anOrderHasOneTaskAtATime() {
        String order = tasks.takenOrder();
        tasks.opened(order);

        refused(order, TaskLine.anHour(), "no-other-task");
    }

    @Test
    void ofManyWhoOpenAnOrderAtOnceExactlyOneDoes() {
        String order = tasks.takenOrder();

        List<Integer> answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> TaskLine.open(i % 2 == 0 ? Person.CHIEF : Person.DISPATCHER, order, TaskLine.anHour())
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
        assertThat(Database.one("SELECT count(*) FROM task WHERE order_id = '" + order + "'"))
                .isEqualTo("1");
    }

    @Test
    void itsWindowIsAheadAndWithinTheOrdersTime() {
        String order = tasks.takenOrder();

        refused(order, with("beginsAt", Instant.now().minusSeconds(60)), "window-ahead");
        refused(order, with("endsAt", Instant.now().plus(Duration.ofHours(12))), "within-the-orders-time");
        TaskLine.open(Person.CHIEF, order, with("endsAt", Instant.now().plus(Duration.ofHours(10))))
                .then()
                .statusCode(201);
    }

    @Test
    void whatBreaksARuleIsNamedByFieldAndNothingIsKept() {
        String order = tasks.takenOrder();

        invalid(order, with("kind", "Patrol!"), "kind");
        invalid(order, with("beginsAt", "tomorrow"), "beginsAt");
        invalid(order, with("endsAt", Instant.now().plus(Duration.ofMinutes(40))), "endsAt");
        invalid(order, with("minutes", 14), "minutes");
        invalid(order, with("minutes", 211), "minutes");
        invalid(order, with("skills", List.of(List.of())), "skills[0]");
        invalid(order, with("skills", List.of(List.of("first-aid", "NO"))), "skills[0][1]");
        invalid(order, with("reach", "country"), "reach");
        Map<String, Object> without = TaskLine.anHour();
        without.remove("minutes");
        invalid(order, without, "minutes");
        Line.as(Person.DISPATCHER).post("/v1/orders/" + order + "/tasks").then().statusCode(400);

        assertThat(Database.one("SELECT count(*) FROM task WHERE order_id = '" + order + "'"))
                .isEqualTo("0");
    }

    @Test
    void itIsForDispatchersAndChiefsOfTheArea() {
        String order = tasks.takenOrder();

        for (Person person : List.of(
                Person.CHIEF_ELSEWHERE,
                Person.DISPATCHER_ELSEWHERE,
                Person.HANDLER,
                Person.INSPECTOR,
                Person.AUDITOR,
                Person.VOLUNTEER,
                Person.NOBODY)) {
            TaskLine.open(person, order, TaskLine.anHour()).then().statusCode(403);
        }
        TaskLine.open(Person.CHIEF, UUID.randomUUID().toString(), TaskLine.anHour())
                .then()
                .statusCode(404);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = TaskLine.anHour();
        body.put(field, value instanceof Instant at ? at.toString() : value);
        return body;
    }

    private static void refused(String order, Map<String, ?> body, String guard) {
        TaskLine.open(Person.DISPATCHER, order, body).then().statusCode(409).body("guard", equalTo(guard));
    }

    private static void invalid(String order, Map<String, ?> body, String field) {
        Response answer = TaskLine.open(Person.DISPATCHER, order, body);
        answer.then().statusCode(400).body("errors.field", contains(field));
    }
}
