package org.linli.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.linli.bench.figures.Percentiles;

/**
 * Sends requests when they are due over a fixed set of connections. A request that finds none free waits, and its
 * latency goes on counting from its due time; offered more than the service can take, all connections are always busy.
 */
public final class OpenLoad {

    private final URI service;
    private final int connections;

    /** @param connections how many requests may be on their way at a time */
    public OpenLoad(URI service, int connections) {
        this.service = service;
        this.connections = connections;
    }

    /**
     * Runs to the end of the schedule and waits for all answers.
     *
     * @throws IllegalStateException when the exchange threw something, with its message
     */
    public LoadRun run(Schedule schedule, Exchange exchange) {
        Run run = new Run(schedule, exchange);
        Thread[] threads = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            threads[i] = Thread.ofPlatform().name("load-" + i).start(run::work);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
        return run.outcome();
    }

    private final class Run {

        private static final long LEAD_NANOS = 50_000_000;
        private static final long UNSENT = -1;

        private final Schedule schedule;
        private final Exchange exchange;
        private final int total;
        private final long[] latencies;
        private final AtomicLong next = new AtomicLong();
        private final AtomicLong lastAnswer = new AtomicLong();
        private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
        private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
        private final long start = System.nanoTime() + LEAD_NANOS; // threads and connections begin before it
        private final long end;

        Run(Schedule schedule, Exchange exchange) {
            this.schedule = schedule;
            this.exchange = exchange;
            this.total = Math.toIntExact(schedule.total());
            this.latencies = new long[total];
            this.end = start + schedule.length().toNanos();
        }

        void work() {
            @Nullable KeepAlive connection = null;
            try {
                for (long index = next.getAndIncrement(); index < total; index = next.getAndIncrement()) {
                    if (System.nanoTime() > end) {
                        latencies[(int) index] = UNSENT;
                        continue;
                    }
                    byte[] request = exchange.request(index);
                    long due = start + schedule.due(index);
                    waitUntil(due);
                    connection = answer(index, request, due, connection);
                }
            } catch (RuntimeException failed) {
                fault.compareAndSet(null, failed);
                next.set(total);
            } finally {
                if (connection != null) {
                    connection.close();
                }
            }
        }

        /** @return the connection, unless it is of no more use */
        private @Nullable KeepAlive answer(long index, byte[] request, long due, @Nullable KeepAlive open) {
            KeepAlive connection = open;
            int status = 0;
            try {
                if (connection == null) {
                    connection = new KeepAlive(service);
                }
                Reply reply = connection.exchange(request);
                long at = System.nanoTime();
                latencies[(int) index] = at - due;
                lastAnswer.accumulateAndGet(at - start, Math::max);
                status = reply.status();
                exchange.answered(index, reply);
            } catch (IOException broken) {
                latencies[(int) index] = System.nanoTime() - due;
            }
            answers.computeIfAbsent(status, s -> new LongAdder()).increment();
            if (connection != null && (status == 0 || connection.hasEnded())) {
                connection.close();
                return null;
            }
            return connection;
        }

        private static void waitUntil(long due) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        LoadRun outcome() {
            RuntimeException failed = fault.get();
            if (failed != null) {
                throw new IllegalStateException(failed.getMessage(), failed);
            }
            long unsent = 0;
            for (int i = 0; i < total; i++) {
                if (latencies[i] == UNSENT) {
                    latencies[i] = end - (start + schedule.due(i));
                    unsent++;
                }
            }
            Map<Integer, Long> counts = new TreeMap<>();
            answers.forEach((status, count) -> counts.put(status, count.sum()));
            return new LoadRun(
                    schedule,
                    total,
                    unsent,
                    counts,
                    Duration.ofNanos(Math.max(lastAnswer.get(), 1)),
                    Percentiles.ofNanos(Arrays.copyOf(latencies, total)));
        }
    }
}
