package org.linli.volunteer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Faults;
import org.linli.kit.sql.Database;

/** Must hold, number 2: whatever the race and whatever breaks off, the books are right. */
@QuarkusTest
class LedgerRaceComponentTest {

    private static final Logger LOG = Logger.getLogger(LedgerRaceComponentTest.class.getName());
    private static final int OPERATIONS = Integer.getInteger("linli.ledger.race.operations", 100_000);
    private static final int THREADS = 16;
    private static final long SEED = 20261122;

    /** What the transaction service says of each session that is ended, with a trace, is what the test is for. */
    private static final List<Logger> TOLD_AT_LENGTH = List.of(
            Logger.getLogger("com.arjuna.ats.jta"),
            Logger.getLogger("com.arjuna.ats.arjuna"),
            Logger.getLogger("io.agroal.pool"));

    @BeforeAll
    static void quiet() {
        TOLD_AT_LENGTH.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loud() {
        TOLD_AT_LENGTH.forEach(logger -> logger.setLevel(null));
    }

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    Folding folding;

    @Inject
    LedgerClock clock;

    @Test
    void aHundredThousandOperationsWithCrashesLeaveTheBooksRight() throws Exception {
        RandomOrders orders = new RandomOrders(ledger, clock.today());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        long begun = System.nanoTime();
        Instant begunAt = Instant.now();
        int ended;

        try (LanesElsewhere lanes = new LanesElsewhere();
                Disturbance disturbance = new Disturbance(250);
                ExecutorService crowd = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(SEED + thread);
                all.add(crowd.submit(() -> {
                    for (int n = next.getAndIncrement(); n < OPERATIONS; n = next.getAndIncrement()) {
                        orders.one(n, random);
                        // The books are right at any moment, not only in the end.
                        if (n % (OPERATIONS / 10) == 0 && rightOrBrokenOff()) {
                            looks.incrementAndGet();
                        }
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            ended = disturbance.ended();
            assertThat(lanes).isNotNull();
        }

        LOG.info(
                "%d operations in %d s: %d transfers, %d holds, %d refused; %d sessions ended, %d broken off, %d given up, %d circles"
                        .formatted(
                                OPERATIONS,
                                (System.nanoTime() - begun) / 1_000_000_000L,
                                orders.acknowledged.size(),
                                orders.holdsAcknowledged.size(),
                                orders.refused.size(),
                                ended,
                                orders.brokenOff.get(),
                                orders.givenUp.size(),
                                orders.circles.get()));
        assertThat(orders.brokenOff.get()).as("operations broken off").isGreaterThan(OPERATIONS / 1000);
        assertThat(orders.circles.get()).as("waited for each other in a circle").isZero();
        assertThat(looks.get()).as("looked while it was going on").isPositive();
        assertThat(QuarkusTransaction.requiringNew().call(folding::wrong)).isEmpty();
        everyBalanceIsTheFoldOfItsTransfers();
        everyOperationIsThereOnceOrNotAtAll(orders);
        nothingWasRedeemedTwice(orders);
        everyEntryIsTold();
        // Other tests look through every table.
        database.update("DELETE FROM outbox WHERE topic = ? AND added_at >= ?", LedgerEvents.TOPIC, begunAt);
    }

    /** @throws AssertionError when it is wrong; @return false when the look itself was broken off */
    private boolean rightOrBrokenOff() {
        try {
            assertThat(QuarkusTransaction.requiringNew().call(folding::wrong))
                    .as("while it was going on")
                    .isEmpty();
            return true;
        } catch (RuntimeException failed) {
            if (Faults.isTransient(failed)) {
                return false;
            }
            throw failed;
        }
    }

    /** Folded here, apart from what the service itself folds with. */
    private void everyBalanceIsTheFoldOfItsTransfers() {
        Map<UUID, Long> folded = new HashMap<>();
        database.list("SELECT from_account, to_account, amount FROM ledger_transfer", row -> {
            folded.merge(row.getObject("from_account", UUID.class), -row.getLong("amount"), Long::sum);
            folded.merge(row.getObject("to_account", UUID.class), row.getLong("amount"), Long::sum);
            return 1;
        });
        Map<String, Long> sums = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        database.list("SELECT id, owner_kind, currency, balance, held FROM ledger_account", row -> {
            UUID id = row.getObject("id", UUID.class);
            long balance = row.getLong("balance");
            sums.merge(row.getString("currency"), balance, Long::sum);
            boolean mayBeNegative = row.getString("owner_kind").equals("issuing");
            if (folded.getOrDefault(id, 0L) != balance
                    || !mayBeNegative && (balance < 0 || balance < row.getLong("held"))) {
                wrong.add(id + ": " + balance + " instead of " + folded.get(id));
            }
            return 1;
        });
        assertThat(wrong).isEmpty();
        assertThat(sums.values()).allMatch(sum -> sum == 0);
    }

    private void everyOperationIsThereOnceOrNotAtAll(RandomOrders orders) {
        Map<String, UUID> there = new HashMap<>();
        database.list(
                "SELECT key, id FROM ledger_transfer WHERE key LIKE ? AND key NOT LIKE '%#overflow'"
                        + " UNION ALL SELECT key, id FROM ledger_hold WHERE key LIKE ?",
                row -> there.merge(row.getString("key"), row.getObject("id", UUID.class), (one, other) -> {
                    throw new AssertionError("twice: " + one + " and " + other);
                }),
                orders.mark + "%",
                orders.mark + "%");
        assertThat(there).containsAllEntriesOf(orders.acknowledged).containsAllEntriesOf(orders.holdsAcknowledged);
        assertThat(orders.refused).noneMatch(there::containsKey);
        Set<String> others = new HashSet<>(there.keySet());
        others.removeAll(orders.acknowledged.keySet());
        others.removeAll(orders.holdsAcknowledged.keySet());
        assertThat(orders.givenUp).as("there without anybody knowing").containsAll(others);
    }

    private void nothingWasRedeemedTwice(RandomOrders orders) {
        assertThat(orders.captures).isNotEmpty();
        assertThat(orders.captures.values()).allMatch(keys -> keys.size() == 1);
        assertThat(database.list(
                        "SELECT hold FROM ledger_transfer WHERE hold IS NOT NULL GROUP BY hold HAVING count(*) > 1",
                        row -> row.getString("hold")))
                .isEmpty();
    }

    /** One event a version of each account, without a gap. */
    private void everyEntryIsTold() {
        assertThat(database.list("""
                        SELECT a.id FROM ledger_account a
                          LEFT JOIN (SELECT aggregate, count(*) AS told, max(version) AS latest FROM outbox GROUP BY aggregate) o
                            ON o.aggregate = 'account/' || a.id
                         WHERE COALESCE(o.told, 0) <> a.version OR COALESCE(o.latest, 0) <> a.version""", row -> row.getString("id"))).isEmpty();
    }
}
