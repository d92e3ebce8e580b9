package org.linli.intake.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/**
 * Lets concurrent calls share one write and one commit: each is answered after the commit that holds it. While a batch
 * is being written the next one gathers, so batches grow with the load and a lonely call waits for nobody.
 *
 * <p>A batch that fails is written again one by one, so that a row which cannot be written fails alone.
 *
 * @param <I> what is to be written
 * @param <O> what the caller gets back
 */
final class CoalescingWriter<I, O> implements AutoCloseable {

    /** Writes a batch in one transaction; the results stand in the order of what was given. */
    @FunctionalInterface
    interface Write<I, O> extends Function<List<I>, List<O>> {}

    private record Waiting<I, O>(I item, CompletableFuture<O> answer) {}

    /** PostgreSQL: data exception, broken constraint, transaction rolled back (deadlock). */
    private static final Set<String> OF_ONE_ROW = Set.of("22", "23", "40");

    private static final long LOOK_UP_MS = 200;

    private final Write<I, O> write;
    private final int largestBatch;
    private final BlockingQueue<Waiting<I, O>> queue;
    private final List<Thread> workers;
    private volatile boolean closed;

    /**
     * @param queueLength how many calls may wait; more are refused at once
     * @param largestBatch rows of one transaction
     * @param workers how many transactions run at a time
     */
    CoalescingWriter(Write<I, O> write, int queueLength, int largestBatch, int workers) {
        this.write = write;
        this.largestBatch = largestBatch;
        this.queue = new ArrayBlockingQueue<>(queueLength);
        this.workers = IntStream.range(0, workers)
                .mapToObj(i ->
                        Thread.ofPlatform().name("linli-intake-writer-" + i).start(this::work))
                .toList();
    }

    /**
     * @return completed after the commit, or exceptionally with what the write threw
     * @throws Problem unavailable with Retry-After when too many wait or the service goes down
     */
    CompletableFuture<O> submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw busy();
        }
        return waiting.answer();
    }

    int waiting() {
        return queue.size();
    }

    static Problem busy() {
        return Problem.of(CommonProblem.UNAVAILABLE)
                .detail("当前上报过多,请稍后重试", "Too many reports at this moment, try again shortly")
                .header("Retry-After", "2");
    }

    /** Writes what waits, then ends; whoever comes later is refused. */
    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            try {
                worker.join(10_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        List<Waiting<I, O>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(w -> w.answer().completeExceptionally(busy()));
    }

    private void work() {
        List<Waiting<I, O>> batch = new ArrayList<>(largestBatch);
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting<I, O> first = queue.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, largestBatch - 1);
                writeTogether(batch);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                batch.clear();
            }
        }
    }

    /**
     * Whether the fault belongs to a row or to two transactions that met, and certainly nothing was written. After a lost
     * connection nobody knows, so nothing is written again: the caller does that under its idempotency key.
     */
    static boolean isOfOneRow(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return OF_ONE_ROW.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }

    private void writeTogether(List<Waiting<I, O>> batch) {
        List<O> results;
        try {
            results = write.apply(batch.stream().map(Waiting::item).toList());
        } catch (Throwable failed) {
            if (batch.size() == 1 || !isOfOneRow(failed)) {
                batch.forEach(one -> one.answer().completeExceptionally(failed));
            } else {
                batch.forEach(one -> writeTogether(List.of(one)));
            }
            return;
        }
        for (int i = 0; i < results.size(); i++) {
            batch.get(i).answer().complete(results.get(i));
        }
    }
}
