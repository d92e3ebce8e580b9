package org.linli.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Faults;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class RowsOfTransactionComponentTest {

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    Audit audit;

    private final List<List<Integer>> written = new ArrayList<>();
    private final List<Integer> committed = new ArrayList<>();

    @Test
    void whatIsAddedHereAndThereIsWrittenTogetherInItsOrderAndToldWhenItIsCommitted() {
        RowsOfTransaction<Integer> rows = rows();

        QuarkusTransaction.requiringNew().run(() -> {
            rows.add(List.of(1));
            rows.add(List.of(2, 3));
            rows.add(List.of(4));
            assertThat(written).isEmpty();
        });

        assertThat(written).containsExactly(List.of(1, 2, 3, 4));
        assertThat(committed).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aTransactionThatIsRolledBackWritesAndTellsNothing() {
        RowsOfTransaction<Integer> rows = rows();

        QuarkusTransaction.begin();
        rows.add(List.of(1));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> rows.add(List.of(2)));

        assertThat(written).containsExactly(List.of(2));
        assertThat(committed).containsExactly(2);
    }

    @Test
    void whatIsAddedWhileTheTransactionIsAlreadyEndingIsWrittenToo() {
        RowsOfTransaction<Integer> rows = rows();

        QuarkusTransaction.requiringNew().run(() -> {
            rows.add(List.of(1));
            transaction.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    rows.add(List.of(2));
                }

                @Override
                public void afterCompletion(int status) {}
            });
        });

        assertThat(committed).containsExactly(1, 2);
    }

    @Test
    void aLargeTransactionDoesNotHoldBackEverything() {
        RowsOfTransaction<Integer> rows = rows();
        List<Integer> many = IntStream.range(0, 1_200).boxed().toList();

        QuarkusTransaction.requiringNew().run(() -> {
            many.forEach(i -> rows.add(List.of(i)));
            assertThat(written).hasSize(2);
        });

        assertThat(committed).isEqualTo(many);
    }

    @Test
    void aFailureToWriteFailsTheCommitAndIsSeenForWhatItIs() {
        RowsOfTransaction<Integer> rows = new RowsOfTransaction<>(
                transaction,
                all -> {
                    throw new IllegalStateException(new SQLException("two transactions met", "40001"));
                },
                committed::addAll);

        Throwable failed =
                catchThrowable(() -> QuarkusTransaction.requiringNew().run(() -> rows.add(List.of(1))));

        assertThat(failed).hasRootCauseInstanceOf(SQLException.class);
        assertThat(Faults.isTransient(failed)).isTrue();
        assertThat(committed).isEmpty();
    }

    @Test
    void theAuditReadInsideATransactionHoldsWhatTheTransactionRecorded() {
        String id = UUID.randomUUID().toString();

        List<String> seen = QuarkusTransaction.requiringNew().call(() -> {
            audit.record(entry(id, "first"));
            audit.record(entry(id, "second"));
            return actions(id);
        });

        assertThat(seen).containsExactly("first", "second");
        assertThat(actions(id)).containsExactly("first", "second");
    }

    private List<String> actions(String id) {
        return audit.of("thing", id).stream().map(n -> n.entry().action()).toList();
    }

    private static AuditEntry entry(String id, String action) {
        return AuditEntry.of(Instant.now(), Actor.system("kit"), "system", action, "thing", id);
    }

    private RowsOfTransaction<Integer> rows() {
        return new RowsOfTransaction<>(transaction, written::add, committed::addAll);
    }
}
