package org.linli.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One lane: takes its lock, then sends round after round until told to stop; begins anew when the database was away. */
final class OutboxLane {

    private static final Logger LOG = Logger.getLogger(OutboxLane.class);
    private static final Duration AFTER_A_FAULT = Duration.ofMillis(500);

    private final int number;
    private final OutboxSettings settings;
    private final OutboxSender sender;
    private final LaneConnection.Source source;
    private final LaneTopics topics = new LaneTopics();
    private final Semaphore woken = new Semaphore(0);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean held;

    OutboxLane(int number, OutboxSettings settings, OutboxSender sender, LaneConnection.Source source) {
        this.number = number;
        this.settings = settings;
        this.sender = sender;
        this.source = source;
        this.thread = Thread.ofPlatform().name("outbox-lane-" + number).daemon().unstarted(this::run);
    }

    int number() {
        return number;
    }

    long sent() {
        return sent.get();
    }

    long parked() {
        return parked.get();
    }

    boolean held() {
        return held;
    }

    void start() {
        thread.start();
    }

    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    /** Begins no other round. */
    void finish() {
        stopped = true;
        wake();
    }

    /**
     * Waits until what was sent is marked as sent, so that whoever takes the lane over does not send it again.
     *
     * @param until {@link System#nanoTime} at which it is interrupted in its round
     */
    void awaitEnd(long until) {
        try {
            if (!thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
                thread.interrupt();
                thread.join(AFTER_A_FAULT);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try (LaneConnection connection = LaneConnection.open(source, number)) {
                waitForLane(connection);
                held = !stopped;
                sendUntilStopped(connection);
            } catch (SQLException away) {
                LOG.warnf("Outbox lane %d lost the database (%s); trying again", number, away.getSQLState());
                pause(AFTER_A_FAULT);
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException unexpected) {
                LOG.errorf(unexpected, "Outbox lane %d failed unexpectedly; trying again", number);
                pause(AFTER_A_FAULT);
            } finally {
                held = false;
            }
        }
    }

    private void waitForLane(LaneConnection connection) throws SQLException {
        while (!stopped && !connection.takes()) {
            pause(settings.takeOver());
        }
    }

    private void sendUntilStopped(LaneConnection connection) throws SQLException, InterruptedException {
        LaneStart start = new LaneStart();
        while (!stopped) {
            woken.drainPermits();
            long now = System.nanoTime();
            List<UnsentRow> rows = look(connection, start.next(now), topics.leftOut(now));
            start.found(rows);
            if (rows.isEmpty() || !sendRound(connection, topics.together(rows))) {
                woken.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** What is unsent, lowest first. A key with more rows than a round takes hides nobody else's: theirs are looked for too. */
    private List<UnsentRow> look(LaneConnection connection, long from, List<String> leftOut) throws SQLException {
        int most = settings.batch();
        List<UnsentRow> rows = connection.next(from, leftOut, List.of(), most);
        List<String> busy = rows.size() < most ? List.of() : LaneRound.busy(rows);
        if (busy.isEmpty()) {
            return rows;
        }
        List<UnsentRow> all = new ArrayList<>(rows);
        Set<Long> seen = rows.stream().map(UnsentRow::seq).collect(Collectors.toSet());
        connection.next(from, leftOut, busy, most).stream()
                .filter(row -> !seen.contains(row.seq()))
                .forEach(all::add);
        return all;
    }

    /**
     * Sends what a look found, until all of it is sent or refused; but when somebody else's row waits, a key with many gets
     * its next rows in the next round.
     *
     * @return whether another look may find more
     */
    private boolean sendRound(LaneConnection connection, List<UnsentRow> rows)
            throws SQLException, InterruptedException {
        LaneRound round = new LaneRound(rows);
        boolean more = false;
        for (int of = 0; !round.isOver() && !stopped && (of < LaneRound.ROWS_OF_A_KEY || !isWoken()); of++) {
            Map<String, LaneTopics.Answer> answers = send(connection, round);
            answers.forEach(this::answered);
            more |= answers.containsValue(LaneTopics.Answer.SENT) || answers.containsValue(LaneTopics.Answer.MISSING);
        }
        return more;
    }

    private boolean isWoken() {
        return woken.availablePermits() > 0;
    }

    /** Sends the next row of each key, waits for all of them, marks those that arrived. @return how their topics answered */
    private Map<String, LaneTopics.Answer> send(LaneConnection connection, LaneRound round)
            throws SQLException, InterruptedException {
        List<Long> acknowledged = new ArrayList<>();
        Map<UnsentRow, CompletableFuture<Void>> sending = new LinkedHashMap<>();
        round.heads().forEach(row -> sending.put(row, sender.send(row)));
        Map<String, LaneTopics.Answer> answers = new HashMap<>();
        for (Map.Entry<UnsentRow, CompletableFuture<Void>> one : sending.entrySet()) {
            UnsentRow row = one.getKey();
            try {
                one.getValue().get();
                round.sent(row);
                acknowledged.add(row.seq());
                answers.put(row.topic(), LaneTopics.Answer.SENT);
            } catch (ExecutionException | CompletionException failed) {
                Throwable why = failed.getCause() == null ? failed : failed.getCause();
                round.failed(row);
                refused(connection, row, why);
                answers.merge(
                        row.topic(),
                        OutboxSender.isMissingTopic(why) ? LaneTopics.Answer.MISSING : LaneTopics.Answer.FAILED,
                        LaneTopics.Answer::better);
            }
        }
        if (!acknowledged.isEmpty()) {
            connection.markSent(acknowledged);
            sent.addAndGet(acknowledged.size());
        }
        return answers;
    }

    private void answered(String topic, LaneTopics.Answer answer) {
        if (topics.answered(topic, answer, System.nanoTime())) {
            LOG.warnf("Outbox lane %d: topic %s is not there or may not be written to; its rows wait", number, topic);
        }
    }

    private void refused(LaneConnection connection, UnsentRow row, Throwable why) throws SQLException {
        if (!OutboxSender.isHopeless(why)) {
            LOG.debugf(
                    "Row %d waits for the broker: %s", row.seq(), why.getClass().getSimpleName());
            return;
        }
        if (connection.countRefusal(
                row.seq(), settings.parkAfter(), why.getClass().getName())) {
            parked.incrementAndGet();
            LOG.errorf("Outbox row %d (%s) cannot be sent and parks its key: %s", row.seq(), row.type(), why);
        }
    }

    private void pause(Duration time) {
        try {
            woken.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            stopped = true;
        }
    }
}
