package org.linli.volunteer.ownreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class OwnReportComponentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORTERS = "linli.intake.reporters";
    private static final String MADE = "linli.intake.report-made-by-volunteer.v1";
    private static final String CASES = "linli.dispatch.cases";
    private static final String FILED = "linli.dispatch.case-filed.v1";
    private static final Instant NOON = Instant.parse("2026-03-09T04:00:00Z");

    @Inject
    Database database;

    @Inject
    OwnReports reports;

    @Inject
    RewardingReport rewarding;

    private Town town;
    private Neighbour neighbour;

    @BeforeEach
    void aTownWithANeighbour() {
        town = Town.known(database);
        neighbour = Neighbours.in(database, town, town.grid);
    }

    @Test
    void aFiledReportEarnsOnceInWhateverOrderAndHoweverOftenItIsTold() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        tell(
                made(first, neighbour.subject(), NOON),
                filed(first),
                made(first, neighbour.subject(), NOON),
                filed(first));
        tell(filed(second), filed(second));
        await().until(() -> database.first("SELECT 1 FROM filed_report WHERE report = ?", row -> 1, second)
                .isPresent());
        tell(made(second, neighbour.subject(), NOON), filed(second), made(second, neighbour.subject(), NOON));

        awaitOutcome(first, "booked");
        awaitOutcome(second, "booked");
        UUID last = UUID.randomUUID();
        tell(made(first, neighbour.subject(), NOON), filed(second), made(last, neighbour.subject(), NOON), filed(last));
        awaitOutcome(last, "booked");

        assertThat(points()).isEqualTo(15);
        assertThat(database.list(
                        "SELECT key FROM ledger_transfer WHERE reason = ?",
                        row -> row.getString("key"),
                        "report/" + first))
                .containsExactly("report/" + first + "/community-points");
        assertThat(database.list("SELECT 1 FROM volunteer_report WHERE subject = ?", row -> 1, neighbour.subject()))
                .as("accounts that are of no use any more")
                .isEmpty();
    }

    @Test
    void whatIsNotFiledOrOfNobodyHereEarnsNothing() {
        UUID open = UUID.randomUUID();
        UUID ofNobody = UUID.randomUUID();
        tell(made(open, neighbour.subject(), NOON), made(ofNobody, "nobody-" + ofNobody, NOON), filed(ofNobody));

        awaitOutcome(ofNobody, "no-profile");
        assertThat(points()).isZero();
    }

    @Test
    void twentyReportsOfAMonthEarnAndTheNextMonthBeginsAnew() {
        List<UUID> march =
                IntStream.range(0, 22).mapToObj(i -> UUID.randomUUID()).toList();
        UUID april = UUID.randomUUID();
        List<Event> told = new ArrayList<>();
        march.forEach(report -> told.add(made(report, neighbour.subject(), NOON)));
        // Past midnight of the city, still March in UTC.
        told.add(made(april, neighbour.subject(), Instant.parse("2026-03-31T16:30:00Z")));
        march.forEach(report -> told.add(filed(report)));
        told.add(filed(april));
        tell(told.toArray(Event[]::new));

        awaitOutcome(april, "booked");
        await().until(() -> count("month-full") + count("booked") == 23);
        assertThat(count("month-full")).isEqualTo(2);
        assertThat(points()).isEqualTo(21 * 5);
    }

    @Test
    void twoWhoFindTheSameReportBookItOnce() throws Exception {
        for (int round = 1; round <= 10; round++) {
            UUID report = UUID.randomUUID();
            QuarkusTransaction.requiringNew().run(() -> reports.made(report, neighbour.subject(), NOON));
            CyclicBarrier barrier = new CyclicBarrier(4);
            int booked = 0;
            try (ExecutorService both = Executors.newFixedThreadPool(4)) {
                List<Future<Boolean>> answers = IntStream.range(0, 4)
                        .mapToObj(i -> both.submit(() -> {
                            barrier.await();
                            return rewarding.reward(report);
                        }))
                        .toList();
                for (Future<Boolean> answer : answers) {
                    booked += answer.get() ? 1 : 0;
                }
            }

            assertThat(booked).isEqualTo(1);
            assertThat(points()).isEqualTo(round * 5L);
        }
    }

    @Test
    void whatCanEarnNothingAnyMoreIsForgotten() {
        UUID filed = UUID.randomUUID();
        UUID made = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            reports.filed(filed, NOON.minus(Duration.ofDays(400)));
            reports.made(made, neighbour.subject(), NOON.minus(Duration.ofDays(400)));
        });

        reports.forget(NOON.minus(Duration.ofDays(399)), NOON.minus(Duration.ofDays(399)));

        assertThat(database.list("SELECT 1 FROM filed_report WHERE report = ?", row -> 1, filed))
                .isEmpty();
        assertThat(database.list("SELECT 1 FROM volunteer_report WHERE report = ?", row -> 1, made))
                .isEmpty();
    }

    private void awaitOutcome(UUID report, String outcome) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.first(
                                "SELECT outcome FROM volunteer_report WHERE report = ? AND outcome = ?",
                                row -> row.getString("outcome"),
                                report,
                                outcome)
                        .isPresent());
    }

    private long count(String outcome) {
        return database.first(
                        "SELECT count(*) AS n FROM volunteer_report WHERE person = ? AND outcome = ?",
                        row -> row.getLong("n"),
                        neighbour.id(),
                        outcome)
                .orElseThrow();
    }

    private long points() {
        return database.first("""
                        SELECT balance FROM ledger_account
                         WHERE owner_kind = 'person' AND owner = ? AND currency = 'community-points'""", row -> row.getLong("balance"), neighbour.id().toString())
                .orElse(0L);
    }

    private static void tell(Event... events) {
        try (Wire wire = new Wire()) {
            wire.send(List.of(events));
        }
    }

    private static Event made(UUID report, String subject, Instant at) {
        ObjectNode data = example(REPORTERS, MADE)
                .put("reportId", report.toString())
                .put("subject", subject)
                .put("at", at.toString());
        return new Event(REPORTERS, report.toString(), MADE, 1, at, data.toString());
    }

    private static Event filed(UUID report) {
        String id = UUID.randomUUID().toString();
        ObjectNode data = example(CASES, FILED).put("caseId", id).put("reportId", report.toString());
        return new Event(CASES, id, FILED, 2, NOON, data.toString());
    }

    /** The approved example: what its owner sends is what is read here. */
    private static ObjectNode example(String topic, String type) {
        try (InputStream file = OwnReportComponentTest.class.getResourceAsStream(
                "/contracts/events/" + topic + "/" + type + ".example.json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
