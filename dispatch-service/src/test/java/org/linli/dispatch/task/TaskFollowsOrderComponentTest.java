package org.linli.dispatch.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TaskLine;
import org.linli.dispatch.testing.Topics;
import org.linli.dispatch.testing.Volunteers;

/** A task ends with its order, in the transaction that ends the order. */
@QuarkusTest
class TaskFollowsOrderComponentTest {

    private Line line;
    private TaskLine tasks;

    @BeforeEach
    void open() {
        OffsetClock.reset();
        line = Line.inTinyCity();
        tasks = new TaskLine(line);
    }

    @Test
    void anOrderHandledWhileItIsClaimedWithdrawsTheTask() {
        String order = tasks.takenOrder();
        String task = tasks.opened(order);
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        tasks.until(task, "granted");

        line.reported(Person.HANDLER, order);

        assertThat(tasks.read(task).getString("state")).isEqualTo("withdrawn");
        assertThat(tasks.last(task, "task-withdrawn").data().get("reasonCode").asText())
                .isEqualTo("order-handled");
        assertThat(Database.all("SELECT clock FROM running_clock WHERE order_id = '" + order + "'"))
                .isEmpty();
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 60);
        tasks.heard(task, volunteers);
        assertThat(tasks.read(task).getString("state")).isEqualTo("withdrawn");
    }

    @Test
    void lateClosingOfWhatWasBegunWithdrawsIt() {
        String order = tasks.takenOrder();
        String begun = tasks.opened(order);
        Volunteers volunteers = Volunteers.of(line, begun);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        tasks.until(begun, "begun");
        line.reported(Person.HANDLER, order);
        assertThat(tasks.read(begun).getString("state")).isEqualTo("withdrawn");
    }

    @Test
    void whatWasDeliveredBeforeTheOrderWasHandledWaitsForDispatchAndIsPaid() {
        String other = tasks.takenOrder();
        String delivered = tasks.opened(other);
        Volunteers more = Volunteers.of(line, delivered);
        UUID served = more.held();
        more.checkedIn(served);
        more.checkedOut(served, 60);
        tasks.until(delivered, "delivered");
        line.reported(Person.HANDLER, other);

        assertThat(tasks.read(delivered).getString("state")).isEqualTo("delivered");
        line.did(Person.DISPATCHER, "/v1/tasks/" + delivered + "/acceptance", Map.of("minutes", 60));
        assertThat(tasks.last(delivered, "task-accepted").data().get("claimId").asText())
                .isEqualTo(served.toString());
    }

    @Test
    void anOrderWithdrawnOrReturnedForGoodWithdrawsTheTask() {
        String withdrawn = line.dispatched(line.opened("dl-slow"), "dl-a");
        String first = tasks.opened(withdrawn);
        line.did(Person.DISPATCHER, "/v1/orders/" + withdrawn + "/withdrawal", Map.of("reason", "派错单位"));
        assertThat(tasks.read(first).getString("endedBecause")).isEqualTo("order-withdrawn");

        String returned = line.dispatched(line.opened("dl-slow"), "dl-a");
        String second = tasks.opened(returned);
        line.did(
                Person.HANDLER,
                "/v1/orders/" + returned + "/return",
                Map.of("reasonCode", "dl-not-ours", "reason", "不归我们"));
        assertThat(tasks.read(second).getString("state")).isEqualTo("open");
        line.did(Person.CHIEF, "/v1/orders/" + returned + "/arbitration", Map.of("ruling", "uphold", "reason", "确实"));
        assertThat(tasks.read(second).getString("endedBecause")).isEqualTo("order-withdrawn");
    }

    @Test
    void anOrderThatEndsLeavesTheTasksOfItsSistersAlone() {
        String caseId = line.opened("dl-slow");
        String lead = line.dispatched(caseId, "dl-a", "dl-b");
        String support = line.orders(caseId).getLast();
        String task = tasks.opened(lead);

        line.did(Person.DISPATCHER, "/v1/orders/" + support + "/withdrawal", Map.of("reason", "不需要配合"));

        assertThat(tasks.read(task).getString("state")).isEqualTo("open");
    }

    @Test
    void anAcceptedTaskStaysWhatItIsWhenTheCaseIsClosed() {
        String order = tasks.takenOrder();
        String task = tasks.opened(order);
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 60);
        tasks.until(task, "delivered");
        line.did(Person.DISPATCHER, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 60));

        line.reported(Person.HANDLER, order);
        String caseId = tasks.read(task).getString("caseId");
        line.passed(caseId);
        line.did(Person.CHIEF, "/v1/cases/" + caseId + "/closing", Map.of());

        assertThat(tasks.read(task).getString("state")).isEqualTo("accepted");
        assertThat(tasks.told(task, 3)).containsExactly("task-opened", "task-granted", "task-accepted");
    }

    @Test
    void anOrderReportedAndAClaimMadeAtTheSameMomentEndInOneStory() {
        String order = tasks.takenOrder();
        String task = tasks.opened(order);
        Volunteers volunteers = Volunteers.of(line, task);

        CompletableFuture<UUID> claiming = CompletableFuture.supplyAsync(volunteers::held);
        line.reported(Person.HANDLER, order);
        claiming.join();
        tasks.heard(task, volunteers);

        List<String> told = tasks.told(task, 3);
        assertThat(told)
                .isIn(
                        List.of("task-opened", "task-granted", "task-withdrawn"),
                        List.of("task-opened", "task-withdrawn", "task-refused"));
        assertThat(tasks.story(task)).extracting(Topics.Read::version).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anOrderReportedAndATaskAcceptedAtTheSameMomentEndItOnce() {
        String order = tasks.takenOrder();
        String task = tasks.opened(order);
        Volunteers volunteers = Volunteers.of(line, task);
        UUID claim = volunteers.held();
        volunteers.checkedIn(claim);
        volunteers.checkedOut(claim, 60);
        tasks.until(task, "delivered");
        long version = line.version("/v1/tasks/" + task + "/acceptance");

        CompletableFuture<Integer> accepting = CompletableFuture.supplyAsync(
                () -> line.act(Person.CHIEF, "/v1/tasks/" + task + "/acceptance", Map.of("minutes", 60), version)
                        .statusCode());
        line.reported(Person.HANDLER, order);

        String ended = accepting.join() == 200 ? "accepted" : "withdrawn";
        assertThat(tasks.read(task).getString("state")).isEqualTo(ended);
        assertThat(tasks.told(task, 3)).containsExactly("task-opened", "task-granted", "task-" + ended);
    }
}
