package org.linli.volunteer.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire.Event;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;

/** A task of a case: claimed here, decided by dispatch. */
@QuarkusTest
class CaseTaskComponentTest extends OriginScene {

    @Test
    void aClaimIsHeldUntilDispatchAnswersAndItsClaimantCannotConfirmIt() {
        DispatchedTask task = opened();
        String need = needOf(task);
        as(neighbour.token())
                .get("/v1/needs/" + need)
                .then()
                .statusCode(200)
                .body("origin", equalTo("case-task"))
                .body("places", equalTo(1))
                .body("sensitivity", equalTo("private"));
        String claim = claimed(neighbour.token(), need);

        for (String somebody : List.of(neighbour.token(), town.desk())) {
            change(somebody, "/v1/claims/" + claim, "confirmation", Map.of())
                    .then()
                    .statusCode(409)
                    .body("type", org.hamcrest.Matchers.endsWith("/waits-for-origin"))
                    .body("waitsFor", equalTo("dispatch"));
        }
        assertThat(stateOfClaim(claim)).isEqualTo("held");
        Elsewhere.sendTwice(task.granted(claim));

        awaitClaim(claim, "confirmed");
        assertThat(holders(need)).containsExactly(List.of(neighbour.subject()));
        as(neighbour.token())
                .get("/v1/needs/" + need + "/contact")
                .then()
                .statusCode(200)
                .body("service", equalTo("dispatch"))
                .body("path", equalTo("/v1/tasks/" + task.id + "/matter"));
        assertThat(told(need))
                .containsExactly(
                        "need-proposed",
                        "need-reviewed",
                        "need-opened",
                        "claim-held",
                        "need-filled",
                        "claim-confirmed");
        assertKeepsContracts(need, task);
    }

    @Test
    void ofManyWhoRaceForATaskOneHasItsPlace() {
        DispatchedTask task = opened();
        String need = needOf(task);
        List<Neighbour> racing = IntStream.range(0, 6)
                .mapToObj(i -> Neighbours.in(database, town, town.grid))
                .toList();

        List<Integer> answers = racing.stream()
                .map(who -> CompletableFuture.supplyAsync(() -> as(who.token())
                        .body(Map.of())
                        .post("/v1/needs/" + need + "/claims")
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409);
    }

    @Test
    void aRefusedClaimIsLetGoAndTheTaskCanBeClaimedByTheNext() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String first = claimed(neighbour.token(), need);
        Elsewhere.sendTwice(task.granted(first));
        awaitClaim(first, "confirmed");

        Elsewhere.sendTwice(task.freed(first), task.refused(first));

        awaitClaim(first, "released");
        assertThat(reasonToldOf(need, "claim-released")).isEqualTo("refused");
        assertThat(stateOf(need)).isEqualTo("open");
        assertThat(holders(need)).last().isEqualTo(List.of());
        Neighbour next = Neighbours.in(database, town, town.grid);
        String second = claimed(next.token(), need);
        Elsewhere.sendTwice(task.granted(second));
        awaitClaim(second, "confirmed");
        assertKeepsContracts(need, task);
    }

    @Test
    void anAcceptedTaskIsAttestedByDispatchBookedAndClosed() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = served(task, need);
        assertThat(stateOf(need)).isEqualTo("done");

        Elsewhere.sendTwice(task.accepted(claim, 50));

        awaitState(need, "closed");
        as(neighbour.token())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo("recorded"))
                .body("evidence", equalTo(1))
                .body("minutes", equalTo(50));
        assertThat(balances(neighbour)).containsExactlyInAnyOrder("minutes 50", "community-points 8");
        assertKeepsContracts(need, task);
    }

    @Test
    void aRejectedTaskStaysOnRecordAndEarnsNothing() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = served(task, need);

        Elsewhere.sendTwice(task.rejected(claim));

        awaitState(need, "closed");
        recordedWithNothing(claim);
        assertKeepsContracts(need, task);
    }

    @Test
    void aLateClosingLosesNothingAndPaysNothing() {
        DispatchedTask begun = opened();
        String need = needOf(begun);
        String claim = granted(begun, need);
        step(claim, "check-in", "checked-in");
        Elsewhere.sendTwice(begun.withdrawn("order-handled"));

        awaitState(need, "withdrawn");
        recordedWithNothing(claim);
        change(neighbour.token(), "/v1/claims/" + claim, "check-out", Map.of())
                .then()
                .statusCode(409);
        assertKeepsContracts(need, begun);
    }

    @Test
    void whatWasDeliveredBeforeALateClosingIsOnRecordAndWhatIsSaidAfterwardsChangesNothing() {
        DispatchedTask delivered = opened();
        String other = needOf(delivered);
        String checkedOut = served(delivered, other);
        Elsewhere.sendTwice(delivered.withdrawn("order-handled"), delivered.accepted(checkedOut, 60));

        awaitState(other, "withdrawn");
        recordedWithNothing(checkedOut);
    }

    @Test
    void aTaskWithdrawnBeforeAnybodyBeganLetsTheClaimGo() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = granted(task, need);

        Elsewhere.sendTwice(task.withdrawn("withdrawn"), task.granted(claim));

        awaitState(need, "withdrawn");
        assertThat(stateOfClaim(claim)).isEqualTo("released");
        assertThat(balances(neighbour)).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = claimed(neighbour.token(), need);
        change(neighbour.token(), "/v1/claims/" + claim, "release", Map.of("reason", "临时有事"))
                .then()
                .statusCode(200);
        Event late = task.granted(claim);
        Neighbour next = Neighbours.in(database, town, town.grid);
        String second = claimed(next.token(), need);

        Elsewhere.sendTwice(late, task.freed(claim), task.granted(second));

        awaitClaim(second, "confirmed");
        assertThat(stateOfClaim(claim)).isEqualTo("released");
    }

    @Test
    void aRefusalThatMeetsSomebodyAtWorkLeavesThemThereForDispatchToDecide() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = granted(task, need);
        step(claim, "check-in", "checked-in");

        Elsewhere.sendTwice(task.freed(claim), task.refused(claim), task.granted(claim));
        await().until(() -> heard(task) == 5);

        assertThat(stateOfClaim(claim)).isEqualTo("checked-in");
        step(claim, "check-out", "checked-out");
        Elsewhere.sendTwice(task.accepted(claim, 60));
        awaitState(need, "closed");
        assertThat(balances(neighbour)).contains("minutes 60");
    }

    @Test
    void nobodyHereSaysInDispatchsPlaceWhatCounts() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = served(task, need);

        change(town.desk(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60))
                .then()
                .statusCode(409)
                .body("waitsFor", equalTo("dispatch"));
        change(neighbour.token(), "/v1/claims/" + claim, "dispute", Map.of("reason", "不服"))
                .then()
                .statusCode(409)
                .body("waitsFor", equalTo("dispatch"));
        change(town.desk(), "/v1/needs/" + need, "confirmation", Map.of())
                .then()
                .statusCode(409)
                .body("guard", equalTo("decided-here"));
        assertThat(database.first(
                                "SELECT look_at IS NULL AS never FROM need WHERE id = ?::uuid",
                                row -> row.getBoolean("never"),
                                need)
                        .orElseThrow())
                .as("time does not confirm it either")
                .isTrue();
    }

    @Test
    void everyWordOfDispatchIsUnderstood() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String claim = claimed(neighbour.token(), need);

        Elsewhere.sendTwice(task.granted(claim), task.freed(claim), task.refused(claim), task.withdrawn("lapsed"));

        awaitState(need, "withdrawn");
        assertThat(database.list("SELECT reason FROM dead_letter WHERE key = ?", row -> row.getString(1), task.id))
                .isEmpty();
    }

    private DispatchedTask opened() {
        DispatchedTask task = new DispatchedTask(town.grid);
        Elsewhere.sendTwice(task.opened());
        return task;
    }

    private String needOf(DispatchedTask task) {
        return await().until(
                        () -> database.list(
                                "SELECT id FROM need WHERE origin_kind = 'case-task' AND origin_id = ?",
                                row -> row.getString("id"),
                                task.id),
                        found -> found.size() == 1)
                .getFirst();
    }

    private String granted(DispatchedTask task, String need) {
        String claim = claimed(neighbour.token(), need);
        Elsewhere.sendTwice(task.granted(claim));
        awaitClaim(claim, "confirmed");
        return claim;
    }

    private String served(DispatchedTask task, String need) {
        String claim = granted(task, need);
        step(claim, "check-in", "checked-in");
        step(claim, "check-out", "checked-out");
        return claim;
    }

    @Test
    void dispatchIsToldWhoRepresentsAClaimantThatDoesNotSignIn() {
        DispatchedTask task = opened();
        String need = needOf(task);
        String person = new Folk(town).registeredByDesk("李奶奶");
        as(town.desk())
                .body(Map.of("subject", "rep-" + person))
                .post("/v1/people/" + person + "/representatives")
                .then()
                .statusCode(200);
        String claim = as(town.desk())
                .body(Map.of("person", person))
                .post("/v1/needs/" + need + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Elsewhere.sendTwice(task.granted(claim));
        awaitClaim(claim, "confirmed");

        assertThat(holders(need)).containsExactly(List.of());
        assertThat(payloads(need).filter(told -> told.get(1).contains("holders-changed")))
                .singleElement()
                .satisfies(told -> assertThat(told.get(2)).contains("\"representing\":[\"rep-" + person + "\"]"));
        assertKeepsContracts(need, task);
    }

    private void recordedWithNothing(String claim) {
        as(town.desk())
                .get("/v1/claims/" + claim)
                .then()
                .body("state", equalTo("recorded"))
                .body("minutes", equalTo(0));
        assertThat(balances(neighbour)).isEmpty();
    }

    private String stateOfClaim(String claim) {
        return as(town.desk()).get("/v1/claims/" + claim).path("state");
    }

    private void awaitClaim(String claim, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stateOfClaim(claim)).isEqualTo(state));
    }

    private long heard(DispatchedTask task) {
        return database.first(
                        "SELECT version FROM origin_heard WHERE kind = 'case-task' AND id = ?",
                        row -> row.getLong("version"),
                        task.id)
                .orElse(0L);
    }

    private String reasonToldOf(String need, String event) {
        return payloads(need)
                .filter(told -> told.get(1).contains(event))
                .map(told -> told.get(2).replaceAll(".*\"reasonCode\":\"?([a-z-]+)\"?.*", "$1"))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private Stream<List<String>> payloads(String need) {
        return database
                .list(
                        "SELECT topic, type, payload FROM outbox WHERE key = ? ORDER BY version",
                        row -> List.of(
                                row.getString("topic"),
                                row.getString("type"),
                                new String(row.getBytes("payload"), StandardCharsets.UTF_8)),
                        need)
                .stream();
    }

    private void assertKeepsContracts(String need, DispatchedTask task) {
        payloads(need).forEach(event -> {
            assertThat(Contracts.broken(event.get(0), event.get(1), event.get(2)))
                    .as(event.get(1))
                    .isEmpty();
            assertThat(event.get(2))
                    .contains("\"originKind\":\"case-task\"")
                    .contains("\"originId\":\"" + task.id + "\"");
        });
    }
}
