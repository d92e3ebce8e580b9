package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.problem.Problem;

class CoalescingWriterTest {

    @Test
    void callsOfManyThreadsShareWritesAndEachGetsItsOwnAnswer() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        CoalescingWriter.Write<Integer, String> write = items -> {
            writes.incrementAndGet();
            takeAMoment();
            return items.stream().map(i -> "answer " + i).toList();
        };
        List<CompletableFuture<String>> answers = new ArrayList<>();

        try (CoalescingWriter<Integer, String> writer = new CoalescingWriter<>(write, 10_000, 100, 2);
                ExecutorService callers = Executors.newFixedThreadPool(32)) {
            List<java.util.concurrent.Future<CompletableFuture<String>>> calls = IntStream.range(0, 2_000)
                    .mapToObj(i -> callers.submit(() -> writer.submit(i)))
                    .toList();
            for (var call : calls) {
                answers.add(call.get());
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join()).isEqualTo("answer " + i);
            }
        }

        assertThat(writes).hasValueLessThan(500);
    }

    @Test
    void aRowThatCannotBeWrittenFailsAlone() {
        CountDownLatch open = new CountDownLatch(1);
        Queue<Integer> written = new ConcurrentLinkedQueue<>();
        CoalescingWriter.Write<Integer, Integer> write = items -> {
            waitFor(open);
            if (items.contains(13)) {
                throw new DatabaseFailed(new SQLException("broken constraint", "23505"));
            }
            written.addAll(items);
            return items;
        };

        try (CoalescingWriter<Integer, Integer> writer = new CoalescingWriter<>(write, 100, 100, 1)) {
            List<CompletableFuture<Integer>> answers =
                    IntStream.range(0, 20).mapToObj(writer::submit).toList();
            open.countDown();

            for (int i = 0; i < 20; i++) {
                CompletableFuture<Integer> answer = answers.get(i);
                if (i == 13) {
                    assertThatThrownBy(answer::join)
                            .isInstanceOf(CompletionException.class)
                            .hasCauseInstanceOf(DatabaseFailed.class);
                } else {
                    assertThat(answer.join()).isEqualTo(i);
                }
            }
        }
        assertThat(written).doesNotHaveDuplicates().hasSize(19);
    }

    @Test
    void afterALostConnectionNothingIsWrittenASecondTime() {
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger writes = new AtomicInteger();
        CoalescingWriter.Write<Integer, Integer> write = items -> {
            waitFor(open);
            writes.incrementAndGet();
            throw new DatabaseFailed(new SQLException("connection lost", "08006"));
        };

        try (CoalescingWriter<Integer, Integer> writer = new CoalescingWriter<>(write, 100, 100, 1)) {
            CompletableFuture<Integer> first = writer.submit(0);
            await().until(() -> writer.waiting() == 0);
            List<CompletableFuture<Integer>> rest =
                    IntStream.range(1, 20).mapToObj(writer::submit).toList();
            open.countDown();

            assertThatThrownBy(first::join).hasCauseInstanceOf(DatabaseFailed.class);
            rest.forEach(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(DatabaseFailed.class));
        }
        assertThat(writes).hasValue(2);
    }

    @Test
    void aFullQueueRefusesAtOnceAndSaysWhenToComeBack() {
        CountDownLatch open = new CountDownLatch(1);
        CoalescingWriter.Write<Integer, Integer> write = items -> {
            waitFor(open);
            return items;
        };

        try (CoalescingWriter<Integer, Integer> writer = new CoalescingWriter<>(write, 2, 10, 1)) {
            writer.submit(0);
            await().until(() -> writer.waiting() == 0);
            writer.submit(1);
            writer.submit(2);

            assertThatThrownBy(() -> writer.submit(3)).isInstanceOfSatisfying(Problem.class, refused -> {
                assertThat(refused.type().status()).isEqualTo(503);
                assertThat(refused.headers()).containsKey("Retry-After");
            });
            open.countDown();
        }
    }

    @Test
    void whatWaitsWhenTheServiceGoesDownIsStillWritten() {
        CoalescingWriter<Integer, Integer> writer = new CoalescingWriter<>(
                items -> {
                    takeAMoment();
                    return items;
                },
                100,
                5,
                1);
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 50).mapToObj(writer::submit).toList();

        writer.close();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThatThrownBy(() -> writer.submit(51)).isInstanceOf(Problem.class);
    }

    // The time a commit takes; nothing is waited for here.
    private static void takeAMoment() {
        java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }

    private static void waitFor(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
