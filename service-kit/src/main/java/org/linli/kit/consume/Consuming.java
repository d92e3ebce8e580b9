package org.linli.kit.consume;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Faults;
import org.linli.kit.trace.EventTrace;
import org.linli.kit.trace.TraceParent;

/**
 * Handles what a channel delivers, each event once in effect: inbox and effect are one transaction. A fault that passes
 * is retried without end, outside the transaction; one that does not goes to the dead letters and blocks its key, while
 * the channel goes on. A {@link TransientFault} is retried for a bounded time in between. Anything else that leaves these
 * methods ends the channel, and {@link ChannelsRun} then has the process started anew.
 *
 * <p>Use from an ordered blocking {@code @Incoming} method with {@code batch=true}.
 */
@ApplicationScoped
public class Consuming {

    private static final Logger LOG = Logger.getLogger(Consuming.class);
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;

    /** A record and what was read from it. */
    private record Read(StoredRecord record, IncomingEvent event) {}

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final WaitingRecords waiting;
    private final Duration patience;
    private final EventTrace traces;
    private final ChannelFigures figures;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopping;

    /** @param patience how long the events of one batch wait together for what they refer to, from the first attempt */
    Consuming(
            Inbox inbox,
            DeadLetters deadLetters,
            WaitingRecords waiting,
            @ConfigProperty(name = "linli.consume.patience") Duration patience,
            EventTrace traces,
            ChannelFigures figures) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
        this.patience = patience;
        this.traces = traces;
        this.figures = figures;
    }

    /** From now on nothing is begun, nor tried again; what is under way comes to its end. */
    void stop() {
        stopping = true;
    }

    /** Whether no batch is being handled. */
    boolean isIdle() {
        return underWay.get() == 0;
    }

    /** Handles a batch in one transaction; when anything in it fails for good, one record at a time. */
    public void handle(EventRoutes routes, ConsumerRecords<String, byte[]> records) {
        underWay.incrementAndGet();
        try {
            figures.during(routes.channel(), records.count(), () -> handleAll(routes, records));
        } finally {
            underWay.decrementAndGet();
        }
    }

    private void handleAll(EventRoutes routes, ConsumerRecords<String, byte[]> records) {
        List<StoredRecord> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(StoredRecord.of(record));
        }
        long patientUntil = System.nanoTime() + patience.toNanos();
        try {
            untilItPasses(routes.channel(), System.nanoTime(), () -> handleTogether(routes, batch));
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException oneOfThemFails) {
            batch.forEach(record -> handleAlone(routes, record, patientUntil));
        }
    }

    /**
     * Runs what belongs to a channel beside its events, in a transaction of its own, again and again while what it stands
     * on is away: an exception that leaves a channel's method ends the channel until the process starts anew.
     */
    public void persistently(EventRoutes routes, Runnable work) {
        untilItPasses(routes.channel(), System.nanoTime(), work);
    }

    private void handleTogether(EventRoutes routes, List<StoredRecord> batch) {
        Map<String, WaitingRecords.Block> blocks = waiting.blocks(routes.channel(), keys(batch));
        List<Read> events = new ArrayList<>(batch.size());
        List<StoredRecord> later = new ArrayList<>();
        for (StoredRecord record : batch) {
            WaitingRecords.Block block = record.key() == null ? null : blocks.get(record.key());
            if (block != null && block.holds(record)) {
                later.add(record);
            } else {
                events.add(new Read(record, EventReader.read(record)));
            }
        }
        Set<String> fresh = inbox.firstTimes(
                routes.channel(), events.stream().map(read -> read.event().id()).toList());
        Set<String> seen = new HashSet<>();
        for (Read read : events) {
            String id = read.event().id();
            if (fresh.contains(id) && seen.add(id)) {
                handleTraced(routes, read);
            }
        }
        waiting.keep(routes.channel(), later);
    }

    private void handleAlone(EventRoutes routes, StoredRecord record, long patientUntil) {
        try {
            untilItPasses(routes.channel(), patientUntil, () -> handleTogether(routes, List.of(record)));
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException permanent) {
            if (handledAsMended(routes, record, patientUntil)) {
                return;
            }
            traces.within(traceparent(record), () -> bury(routes.channel(), record, permanent, patientUntil));
        }
    }

    private void bury(String channel, StoredRecord record, RuntimeException permanent, long patientUntil) {
        if (!isExpected(permanent)) {
            LOG.errorf(permanent, "%s: %s cannot be handled", channel, record.where());
        }
        untilItPasses(channel, patientUntil, () -> deadLetters.bury(channel, record, reasonOf(permanent)));
    }

    /** Whether the record was a dead letter once, was mended, and is in effect in that form. */
    private boolean handledAsMended(EventRoutes routes, StoredRecord record, long patientUntil) {
        try {
            boolean[] handled = new boolean[1];
            untilItPasses(
                    routes.channel(),
                    patientUntil,
                    () -> deadLetters.mended(routes.channel(), record).ifPresent(mended -> {
                        handleTogether(routes, List.of(mended));
                        handled[0] = true;
                    }));
            return handled[0];
        } catch (Stopping stopped) {
            throw stopped;
        } catch (RuntimeException stillPermanent) {
            return false;
        }
    }

    /** Handles a record now, in the caller's transaction, as if it had just been delivered; mended, if it ever was. */
    void handleInside(EventRoutes routes, StoredRecord delivered) {
        StoredRecord record = deadLetters.mended(routes.channel(), delivered).orElse(delivered);
        IncomingEvent event = EventReader.read(record);
        if (inbox.firstTime(routes.channel(), event.id())) {
            handleTraced(routes, new Read(record, event));
        }
    }

    private void handleTraced(EventRoutes routes, Read read) {
        traces.handle(
                traceparent(read.record()), read.record().topic(), read.event().type(), () -> {
                    routes.handle(read.event());
                    LOG.debugf(
                            "%s: %s handled from %s",
                            routes.channel(), read.event().type(), read.record().where());
                });
    }

    private static @Nullable String traceparent(StoredRecord record) {
        return record.headers().get(TraceParent.HEADER);
    }

    static String reasonOf(RuntimeException permanent) {
        return isExpected(permanent)
                ? String.valueOf(permanent.getMessage())
                : permanent.getClass().getName();
    }

    private static boolean isExpected(RuntimeException fault) {
        return fault instanceof PermanentFault || fault instanceof TransientFault;
    }

    private void untilItPasses(String channel, long patientUntil, Runnable work) {
        long wait = FIRST_WAIT_MS;
        while (true) {
            if (stopping) {
                throw new Stopping();
            }
            try {
                QuarkusTransaction.requiringNew().timeout(120).run(work);
                return;
            } catch (RuntimeException failed) {
                boolean onItsWay = failed instanceof TransientFault && System.nanoTime() - patientUntil < 0;
                if (!onItsWay && !Faults.isTransient(failed)) {
                    throw failed;
                }
                LOG.warnf(
                        "%s: something is not there yet (%s), trying again in %d ms",
                        channel, failed.getClass().getSimpleName(), wait);
                pause(wait);
                wait = Math.min(wait * 2, LONGEST_WAIT_MS);
            }
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopping();
        }
    }

    private static List<String> keys(List<StoredRecord> batch) {
        List<String> keys = new ArrayList<>(batch.size());
        for (StoredRecord record : batch) {
            if (record.key() != null) {
                keys.add(record.key());
            }
        }
        return keys;
    }

    /** The process goes down; the record stays uncommitted and comes again. */
    static final class Stopping extends RuntimeException {}
}
